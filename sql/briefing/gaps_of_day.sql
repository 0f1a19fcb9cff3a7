-- One row per thing that the data of the day cannot say: how many, of how many, and up to five examples.
-- needs: articles, quotes, outlets, ops.runs, ops.quarantine, ops.checks
-- read by: models.briefing
with today as (
    select * from articles where day_vn = $day
),
told as (
    select story_id, count(distinct outlet_id) as outlets, any_value(title) as title
    from today
    group by story_id
),
spoken as (
    select q.speaker from quotes as q join today as t on t.article_id = q.article_id where t.duplicate_of is null
),
last_run as (
    select run_id from ops.runs where started_at = (select max(started_at) from ops.runs where command not in ('migrate', 'alerts'))
),
usual as (
    select outlet_id, count(distinct day_vn) as days
    from articles
    where day_vn between $day::date - 7 and $day::date - 1 and outlet_id is not null
    group by outlet_id
    having days >= 6
),
gaps as (
    select 1 as place, 'single_outlet' as code, count(*) filter (where outlets < 2) as number, count(*) as total, []::varchar[] as such_as from told
    union all
    select 2, 'copies', count(*) filter (where duplicate_of is not null), count(*), [] from today
    union all
    select 3, 'no_speaker', count(*) filter (where speaker is null), count(*), [] from spoken
    union all
    select 4, 'no_outlet', count(*) filter (where outlet_id is null), count(*), list(title order by title) filter (where outlet_id is null)[:5] from today
    union all
    select 5, 'no_url', count(*) filter (where url is null), count(*), [] from today
    union all
    select 6, 'edited', count(*) filter (where version > 1), count(*), list(title order by title) filter (where version > 1)[:5] from today
    union all
    select 7, 'undated', count(*) filter (where day_vn is null), count(*), [] from articles
    union all
    select 8, 'silent', count(*) filter (where not exists (select 1 from today as t where t.outlet_id = u.outlet_id)), count(*),
        list(coalesce(o.name, u.outlet_id) order by u.outlet_id) filter (where not exists (select 1 from today as t where t.outlet_id = u.outlet_id))[:5]
    from usual as u left join outlets as o on o.outlet_id = u.outlet_id
    union all
    select 9, 'set_aside', count(*), count(*), list(file order by file)[:5]
    from ops.quarantine where last_run_id in (select run_id from last_run) and status = 'open'
    union all
    select 10, 'failed_checks', count(*) filter (where not passed), count(*), list(distinct name order by name) filter (where not passed)[:5]
    from ops.checks where run_id in (select run_id from last_run) and not judges_rows
)
select code, number, total, such_as
from gaps
where number > 0
order by place;
