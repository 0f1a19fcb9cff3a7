-- One row per article of the 56 days up to the judged day, with what drift is measured by.
-- An article without a date counts for the day on which it arrived, and what arrives before noon for the day before, as a
-- morning run brings the news of the day before.
-- needs: articles, mentions, quotes, ops.runs, moment
-- read by: sql/measured
create or replace temp table recent_articles as
with dated as (
    select
        a.article_id,
        a.outlet_id,
        a.day_vn,
        coalesce(a.day_vn, ((r.started_at - interval 12 hours) at time zone 'Asia/Ho_Chi_Minh')::date) as news_day,
        a.word_count,
        a.duplicate_of,
        a.language,
        a.first_run_id,
    from articles as a
    left join ops.runs as r on r.run_id = a.first_run_id
),
recent as (
    select dated.*
    from dated, moment
    where news_day between judged_day - 56 and judged_day
),
named as (
    select article_id, count(*) as mentions from mentions semi join recent using (article_id) group by article_id
),
quoted as (
    select article_id, count(*) as quotes from quotes semi join recent using (article_id) group by article_id
)
select
    recent.article_id,
    recent.outlet_id,
    recent.news_day,
    recent.word_count,
    recent.day_vn is null                              as undated,
    recent.outlet_id is null                           as without_outlet,
    coalesce(named.mentions, 0)                        as mentions,
    coalesce(quoted.quotes, 0)                         as quotes,
    recent.duplicate_of is not null                    as repeats_another,
    coalesce(recent.language not like 'vi%', true)     as foreign_language,
from recent
left join named using (article_id)
left join quoted using (article_id);
