-- One row per day that has articles, the newest first, with the run that last wrote one of them.
-- needs: articles
-- read by: models.briefing
select
    day_vn          as day,
    count(*)        as article_count,
    max(last_run_id) as last_run_id
from articles
where day_vn is not null
group by day_vn
order by day_vn desc;
