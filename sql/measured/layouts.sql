-- One row per outlet and kind of furniture that seven of ten of its articles had in the 28 days before the judged day: the
-- share of the articles of the judged day that have it. Only outlets with 40 articles before and 8 on the day: with fewer,
-- chance does it.
-- needs: recent_articles, passages, moment
-- read by: outlets_measured
create or replace temp table layouts as
with looked_at as (
    select
        article_id,
        outlet_id,
        news_day = judged_day as is_judged,
    from recent_articles, moment
    where outlet_id is not null and news_day >= judged_day - 28
),
furnished as (
    select distinct article_id, kind
    from passages
    semi join looked_at using (article_id)
    where kind in ('lead', 'caption', 'credit', 'byline', 'dateline', 'promo')
),
articles_of as (
    select
        outlet_id,
        count(*) filter (where is_judged)     as judged,
        count(*) filter (where not is_judged) as before,
    from looked_at
    group by outlet_id
),
having_it as (
    select
        l.outlet_id,
        f.kind,
        count(*) filter (where l.is_judged)     as judged,
        count(*) filter (where not l.is_judged) as before,
    from furnished as f
    inner join looked_at as l using (article_id)
    group by l.outlet_id, f.kind
)
select
    h.outlet_id,
    h.kind,
    h.before / a.before as usual_share,
    h.judged / a.judged as share,
from having_it as h
inner join articles_of as a using (outlet_id)
where a.before >= 40 and a.judged >= 8 and h.before >= 0.7 * a.before;
