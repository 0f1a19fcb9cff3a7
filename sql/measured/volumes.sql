-- One row per outlet, and one (outlet_id null) for all of them: articles on the judged day against what is usual on that
-- weekday. What is usual is the median of the same weekdays of the 28 days before; the spread is the median deviation of
-- all those days from their own weekday's median, and never less than chance alone (the root) or 15 %. So a score of -3
-- means that at least 45 % are missing. Both are null with less than 14 days of history.
-- needs: recent_articles, moment
-- read by: outlets_measured, whole_measured
create or replace temp table volumes as
with counted as (
    select outlet_id, news_day, count(*) as articles
    from recent_articles
    where outlet_id is not null
    group by outlet_id, news_day
    union all
    select null, news_day, count(*)
    from recent_articles
    group by news_day
),
known as (
    select
        outlet_id,
        min(news_day) as first_day,
        max(news_day) as last_day,
    from counted
    group by outlet_id
    having max(news_day) >= (select judged_day - 28 from moment)
),
days as (
    select
        outlet_id,
        unnest(generate_series(greatest(first_day, judged_day - 28), judged_day, interval 1 day))::date as news_day,
    from known, moment
),
filled as (
    select
        days.outlet_id,
        days.news_day,
        dayofweek(days.news_day)      as weekday,
        coalesce(counted.articles, 0) as articles,
    from days
    left join counted
        on counted.news_day = days.news_day and counted.outlet_id is not distinct from days.outlet_id
),
usual as (
    select
        outlet_id,
        weekday,
        median(articles) as articles,
        count(*)         as weeks,
    from filled
    where news_day < (select judged_day from moment)
    group by outlet_id, weekday
),
spread as (
    select
        filled.outlet_id,
        1.4826 * median(abs(filled.articles - usual.articles)) as articles,
        count(*)                                               as days,
    from filled
    inner join usual on usual.outlet_id is not distinct from filled.outlet_id and usual.weekday = filled.weekday
    where filled.news_day < (select judged_day from moment)
    group by filled.outlet_id
)
select
    known.outlet_id,
    known.first_day,
    known.last_day,
    today.articles,
    spread.days                                                                            as history_days,
    case when spread.days >= 14 and usual.weeks >= 2 then usual.articles end               as usual_articles,
    greatest(spread.articles, sqrt(usual.articles), 0.15 * usual.articles)                 as spread,
from known
inner join moment on true
inner join filled as today
    on today.news_day = moment.judged_day and today.outlet_id is not distinct from known.outlet_id
left join usual on usual.outlet_id is not distinct from known.outlet_id and usual.weekday = today.weekday
left join spread on spread.outlet_id is not distinct from known.outlet_id;
