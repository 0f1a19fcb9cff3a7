-- How many hits each watch has on the last day of the archive, on a usual day before it, and when it had the last one.
-- needs: articles, watch_hits
-- read by: models.watching, which hands in wanted_watches
with last_day as (
    select max(day_vn) as day_vn, min(day_vn) as first_day_vn
    from articles
    where day_vn <= $day
)
select
    w.watch                                                                                     as watch,
    d.day_vn                                                                                    as day_vn,
    count(h.article_id) filter (where h.day_vn = d.day_vn)                                      as today,
    count(h.article_id) filter (where h.day_vn < d.day_vn and h.day_vn >= d.day_vn - 28) / 28.0 as usual,
    least(d.day_vn - d.first_day_vn, 28)                                                        as days_known,
    max(h.day_vn) filter (where h.day_vn <= d.day_vn)                                           as last_hit,
    count(h.article_id)                                                                         as hits
from wanted_watches as w
cross join last_day as d
left join watch_hits as h on h.watch = w.watch
group by w.watch, d.day_vn, d.first_day_vn
order by w.watch;
