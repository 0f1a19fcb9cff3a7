-- One row per day of the four weeks up to the day, with how many articles the outlet has.
-- needs: articles
-- read by: models.exploring
select
    d.day,
    count(a.article_id) as article_count
from (select unnest(generate_series($day::date - 27, $day::date, interval 1 day))::date as day) as d
left join articles as a on a.day_vn = d.day and a.outlet_id = $outlet
group by d.day
order by d.day;
