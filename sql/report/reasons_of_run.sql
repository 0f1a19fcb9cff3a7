-- One row per stage and rule by which a run set records aside, the most frequent first, with one of them.
-- needs: ops.quarantine
-- read by: models/reporting.py
select
    stage,
    rule,
    cast(count(*) as integer)                   as records,
    arg_min(file, (file, record_no))            as file,
    arg_min(record_no, (file, record_no))       as record_no,
    arg_min(reason, (file, record_no))          as reason
from ops.quarantine
where last_run_id = :run_id and status = 'open'
group by stage, rule
order by records desc, rule;
