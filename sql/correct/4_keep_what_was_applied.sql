-- Which line of the corrections changed what in this run.
-- needs: ops.corrections
-- read by: models.correcting, which hands in given_lines; decided comes from the second step
insert into ops.corrections by name
select
    g.run_id,
    g.line,
    g.action,
    g.name,
    g.type,
    g.into_name,
    g.note,
    count(*) filter (where d.new_id <> d.extracted_id) as rows_held,
    count(*) filter (where d.new_id <> d.current_id)   as rows_changed
from given_lines as g
left join decided as d on d.line = g.line
group by g.run_id, g.line, g.action, g.name, g.type, g.into_name, g.note;

insert into ops.corrections by name
select t.run_id, 'restored' as action, 0 as rows_held, count(*) as rows_changed
from changed as c
cross join this_correction as t
where c.line is null
group by t.run_id;
