-- One row per row of a table whose rows belong to articles, with the day of its article; braces are filled with names of ours.
-- needs: articles
-- read by: models.export_rows
select
    {columns},
    a.day_vn
from {table} as t
join articles as a on a.article_id = t.article_id
where ($first is null or a.day_vn >= $first) and ($last is null or a.day_vn <= $last)
order by a.day_vn nulls last, t.article_id{order};
