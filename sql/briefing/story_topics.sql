-- One row per story and topic of its articles of the day, the strongest first.
-- needs: article_topics, articles
-- read by: models.briefing
select a.story_id, t.topic
from article_topics as t
join articles as a on a.article_id = t.article_id
where a.day_vn = $day and a.story_id in (select unnest($stories::varchar[])) and a.duplicate_of is null
group by a.story_id, t.topic
qualify row_number() over (partition by a.story_id order by count(*) desc, sum(t.score) desc, t.topic) <= $most
order by a.story_id, count(*) desc, sum(t.score) desc, t.topic;
