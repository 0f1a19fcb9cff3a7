-- One row: a story under the id that it has now, also when it was asked for by the id of one that went into it.
-- needs: stories, story_merges
-- read by: models.exploring
with recursive went as (
    select $story_id as story_id, 0 as steps
    union all
    select m.merged_into, w.steps + 1
    from went as w
    join story_merges as m on m.story_id = w.story_id
    where w.steps < 50
)
select s.story_id, s.title, s.first_published_at, s.last_published_at, s.article_count, s.outlet_count
from went as w
join stories as s on s.story_id = w.story_id
order by w.steps desc
limit 1;
