-- One row per day that waits to be told, article that is not where its decision says, and story with another count.
-- severity: critical
-- meaning: Stories are behind the articles, or say something else than the decisions about them.
-- action: Run again; `diembao run` groups before it checks. If it stays, replay into a new home and report what differs.
-- needs: articles, stories, story_decisions, story_merges, ops.days_to_tell
with recursive went as (
    select story_id, merged_into as now_in from story_merges
    union
    select w.story_id, m.merged_into
    from went as w
    join story_merges as m on m.story_id = w.now_in
),
now_in as (
    select w.story_id, w.now_in
    from went as w
    anti join story_merges as m on m.story_id = w.now_in
),
placed as (
    select d.article_id, coalesce(n.now_in, d.story_id) as story_id
    from story_decisions as d
    left join now_in as n using (story_id)
),
counted as (
    select story_id, count(*) as article_count
    from articles
    where story_id is not null
    group by story_id
)
select 'ops.days_to_tell' as table_name, day::varchar as key, null as found, null as expected
from ops.days_to_tell
union all
select 'articles', p.article_id, a.story_id, p.story_id
from placed as p
left join articles as a using (article_id)
where a.story_id is distinct from p.story_id
union all
select 'stories', coalesce(s.story_id, c.story_id), s.article_count::varchar, c.article_count::varchar
from stories as s
full join counted as c using (story_id)
where s.article_count is distinct from c.article_count;
