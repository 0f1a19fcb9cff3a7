-- One row per rule by which something is set aside and still open.
-- needs: ops.quarantine
-- read by: models.exploring
select rule, count(*) as set_aside, any_value(reason order by file) as reason
from ops.quarantine
where status = 'open'
group by rule
order by set_aside desc, rule;
