-- One row per article of the range that follows a given one, by day and id; those without a day come last.
-- needs: articles
-- read by: models.export_rows
select
    article_id,
    coalesce(day_vn, date '9999-12-31') as day
from articles
where ($first is null or day_vn >= $first) and ($last is null or day_vn <= $last)
    and ($day is null or (coalesce(day_vn, date '9999-12-31'), article_id) > ($day::date, $article_id))
order by day, article_id
limit $most;
