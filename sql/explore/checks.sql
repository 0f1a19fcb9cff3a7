-- One row per check of the last run that has results, those that failed first.
-- needs: ops.checks
-- read by: models.exploring
select name, severity, passed, examined, failing, meaning
from ops.checks
where run_id = (select arg_max(run_id, checked_at) from ops.checks) and batch is null
order by passed, severity, name;
