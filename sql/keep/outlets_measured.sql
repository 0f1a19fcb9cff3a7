-- Keeps what the run measured of each outlet, and of all of them together under no outlet; again in the same run replaces it.
-- needs: ops.outlets_measured, outlets_measured, whole_measured
delete from ops.outlets_measured where run_id in (select run_id from measured_for);
insert into ops.outlets_measured by name
select run_id, outlets_measured.*
from outlets_measured, measured_for
union all by name
select
    run_id,
    null                                  as outlet_id,
    judged_day,
    newest_day                            as last_day,
    history_days,
    articles,
    usual_articles,
    volume_score,
from whole_measured, measured_for
where judged_day is not null;
