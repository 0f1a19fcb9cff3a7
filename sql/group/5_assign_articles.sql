-- Articles go to their stories and originals; what moved from one story to another is written down.
-- needs: articles, story_decisions, ops.story_changes
-- read by: models.grouping, which hands in told (the days), story_now (where every story that was taken in is now, and
--     whether that is new) and this_grouping (one row)
create or replace temp table regrouped as
select d.article_id, coalesce(n.now_in, d.story_id) as story_id
from story_decisions as d
left join story_now as n using (story_id)
where
    d.told_on in (select told_on from told)
    or (d.told_on is null and exists (select 1 from told where told_on is null))
    or n.is_new;

create or replace temp table story_moves as
select a.article_id, a.story_id as from_story, r.story_id as to_story
from articles as a
join regrouped as r using (article_id)
where a.story_id is distinct from r.story_id;

create or replace temp table touched_stories as
select from_story as story_id from story_moves where from_story is not null
union
select story_id from regrouped;

create or replace temp table new_stories as
select distinct to_story as story_id
from story_moves
where
    to_story not in (select story_id from stories)
    and to_story not in (select to_story from story_moves where from_story is not null);

insert into ops.story_changes by name
with before as (
    select m.from_story, count(distinct a.story_id) as others
    from story_moves as m
    join articles as a on a.story_id = m.from_story
    where a.article_id not in (select article_id from story_moves)
    group by m.from_story
),
went as (
    select from_story, count(distinct to_story) as places
    from story_moves
    where from_story is not null
    group by from_story
)
select
    g.run_id,
    m.article_id,
    m.from_story,
    m.to_story,
    case
        when w.places > 1 or b.others is not null then 'split'
        when m.to_story in (select story_id from stories) then 'merged'
        else 'renamed'
    end  as kind,
    g.at as changed_at
from story_moves as m
join went as w using (from_story)
left join before as b using (from_story)
cross join this_grouping as g;

update articles as a
set story_id = m.to_story
from story_moves as m
where a.article_id = m.article_id;

-- Exact copies name the first of them, and that one's original where it is itself a near duplicate.
-- Of words that no decided day has, only copies are looked at: a near duplicate names what its decision names.
create or replace temp table originals as
with words as (
    select a.content_hash
    from articles as a
    left join story_decisions as d using (article_id)
    where a.duplicate_of is distinct from d.duplicate_of or a.article_id in (select article_id from regrouped)
),
same_words as (
    select
        article_id,
        first_value(article_id) over (partition by content_hash order by published_at nulls last, article_id) as first_id
    from articles
    where content_hash in (select content_hash from words)
)
select s.article_id, coalesce(d.duplicate_of, f.duplicate_of, nullif(s.first_id, s.article_id)) as duplicate_of
from same_words as s
join story_decisions as d using (article_id)
join story_decisions as f on f.article_id = s.first_id;

update articles as a
set duplicate_of = o.duplicate_of
from originals as o
where a.article_id = o.article_id and a.duplicate_of is distinct from o.duplicate_of;
