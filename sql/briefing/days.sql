-- One row per day of the four weeks up to the day, with how many articles it has; days without any count 0.
-- needs: articles
-- read by: models.briefing
select
    d.day,
    count(a.article_id) as article_count
from (select unnest(generate_series($day::date - 27, $day::date, interval 1 day))::date as day) as d
left join articles as a on a.day_vn = d.day
group by d.day
order by d.day;
