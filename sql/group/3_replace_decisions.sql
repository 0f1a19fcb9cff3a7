-- What was decided for a day (decided, merged and day_told, handed in) takes the place of what stood; equal rows stay.
-- needs: story_decisions, story_merges
-- read by: models.story_archive, once a day that is told
create or replace temp table same_decisions as
select s.article_id, s.story_id
from story_decisions as s
join decided as d using (article_id)
where
    s.told_on is not distinct from d.told_on
    and s.story_id = d.story_id
    and s.kind = d.kind
    and s.duplicate_of is not distinct from d.duplicate_of
    and s.compared_with is not distinct from d.compared_with
    and s.score is not distinct from d.score
    and s.shared = d.shared
    and s.reason = d.reason;

delete from story_decisions
where
    told_on is not distinct from (select told_on from day_told)
    and article_id not in (select article_id from same_decisions);

insert into story_decisions by name
select d.*
from decided as d
where d.article_id not in (select article_id from same_decisions);

create or replace temp table same_merges as
select s.story_id
from story_merges as s
join merged as m using (story_id)
where
    s.told_on is not distinct from m.told_on
    and s.merged_into = m.merged_into
    and s.article_id = m.article_id
    and s.compared_with = m.compared_with
    and s.score = m.score;

delete from story_merges
where
    told_on is not distinct from (select told_on from day_told)
    and story_id not in (select story_id from same_merges);

insert into story_merges by name
select m.*
from merged as m
where m.story_id not in (select story_id from same_merges);
