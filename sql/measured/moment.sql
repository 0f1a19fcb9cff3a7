-- One row: the run, the day on which it runs, the day that is judged, and how many days before it have news.
-- The judged day is the last whole day: the day before the run, or the newest day with news if that is earlier still. No
-- day of the future is judged, and a warehouse of old news is judged on its own last day.
-- needs: articles
-- read by: sql/measured
create or replace temp table moment as
with news as (
    select max(day_vn) as newest_day
    from articles, measured_for
    where day_vn <= run_day
),
judged as (
    select
        run_id,
        run_day,
        newest_day,
        case when newest_day is not null then least(newest_day, run_day - 1) end as judged_day,
    from measured_for, news
)
select
    run_id,
    run_day,
    newest_day,
    judged_day,
    (
        select count(distinct day_vn)
        from articles
        where day_vn between judged_day - 28 and judged_day - 1
    ) as history_days,
from judged;
