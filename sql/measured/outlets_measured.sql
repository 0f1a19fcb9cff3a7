-- One row per outlet that printed in the 28 days before the judged day, with the measures that the suite of outlets judges.
-- A measure is null, and passes, where there is too little history to judge it.
-- `volume_score` expects less of the outlet where the others brought less than usual, so that a thin day of all of them is
-- told once. A silent outlet is told as silent, not as low as well; it is given up after 28 days.
-- needs: volumes, layouts, recent_articles, moment
-- read by: diembao/quality/suites.py (OUTLETS)
create or replace temp table outlets_measured as
with total as (
    select articles, usual_articles
    from volumes
    where outlet_id is null
),
habits as (
    select
        outlet_id,
        v.last_day - greatest(v.first_day, v.last_day - 27) + 1                       as span_days,
        count(distinct r.news_day) filter (where r.news_day >= v.last_day - 27)       as printed_days,
    from volumes as v
    inner join recent_articles as r using (outlet_id)
    group by outlet_id, v.first_day, v.last_day
),
silence as (
    select
        v.outlet_id,
        case
            when least(h.span_days, v.history_days) >= 14 and h.printed_days >= 0.8 * h.span_days
                then m.judged_day - v.last_day
        end as days,
    from volumes as v
    inner join moment as m on true
    inner join habits as h using (outlet_id)
),
others as (
    select
        v.outlet_id,
        least(1, (t.articles - v.articles) / nullif(greatest(t.usual_articles - v.usual_articles, 0), 0)) as part,
    from volumes as v, total as t
),
drops as (
    select
        outlet_id,
        max(usual_share - share)           as layout_drop,
        arg_max(kind, usual_share - share) as furniture,
        arg_max(share, usual_share - share)       as furniture_share,
        arg_max(usual_share, usual_share - share) as furniture_usual,
    from layouts
    group by outlet_id
)
select
    v.outlet_id,
    m.judged_day,
    v.last_day,
    v.history_days,
    v.articles,
    v.usual_articles,
    s.days as days_silent,
    case
        when v.usual_articles >= 5 and coalesce(s.days, 0) < 3
            then round((v.articles - v.usual_articles * coalesce(others.part, 1)) / v.spread, 2)
    end as volume_score,
    d.furniture,
    round(d.furniture_share, 2) as furniture_share,
    round(d.furniture_usual, 2) as furniture_usual,
    round(d.layout_drop, 2)     as layout_drop,
from volumes as v
inner join moment as m on true
left join others using (outlet_id)
left join silence as s using (outlet_id)
left join drops as d using (outlet_id)
where v.outlet_id is not null;
