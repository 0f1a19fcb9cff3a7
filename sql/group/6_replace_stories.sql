-- The stories that any article came to or left, made anew; titles (story_id, title) are handed in as story_titles.
-- needs: articles, stories, ops.days_to_tell
-- read by: models.grouping
delete from stories
where story_id in (select story_id from touched_stories);

insert into stories by name
select
    a.story_id,
    any_value(t.title)                   as title,
    min(a.published_at)                  as first_published_at,
    max(a.published_at)                  as last_published_at,
    count(*)::integer                    as article_count,
    count(distinct a.outlet_id)::integer as outlet_count
from articles as a
join story_titles as t using (story_id)
group by a.story_id;

delete from ops.days_to_tell;
