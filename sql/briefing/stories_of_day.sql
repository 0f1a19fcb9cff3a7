-- One row per story told on the day, the most widely told first; its latest article with a lead speaks for it.
-- needs: articles, stories
-- read by: models.briefing
select
    a.story_id,
    count(*)                                                        as today_count,
    count(distinct a.outlet_id)                                     as outlet_count,
    count(distinct a.outlet_id) filter (where a.duplicate_of is null) as own_count,
    arg_min(a.article_id, (a.duplicate_of is not null, a.lead is null, -epoch(a.published_at), a.article_id)) as speaks_for_it
from articles as a
where a.day_vn = $day and a.story_id is not null
group by a.story_id
order by own_count desc, outlet_count desc, sum(a.word_count) desc, a.story_id;
