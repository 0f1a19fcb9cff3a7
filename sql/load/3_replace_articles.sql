-- The last version of an article takes its place; what stood there before goes with all that was read from it.
-- needs: articles
-- read by: models.load
create or replace temp table standing as
select w.article_no, w.article_id, w.content_hash, n.version
from winning as w
join numbered as n on n.article_id = w.article_id and n.content_hash = w.content_hash
where n.version = n.versions;

create or replace temp table replaced as
select a.article_id, a.content_hash, a.first_run_id, a.story_id
from articles as a
semi join standing as s using (article_id);

delete from articles as a
using replaced as r
where a.article_id = r.article_id;

insert into articles by name
select
    a.* exclude (article_no, container),
    s.version,
    null::varchar                        as duplicate_of,
    r.story_id,
    l.extractor_version,
    coalesce(r.first_run_id, l.run_id)   as first_run_id,
    l.run_id                             as last_run_id
from accepted as a
join standing as s on s.article_no = a.article_no
cross join this_load as l
left join replaced as r on r.article_id = a.article_id;

update articles as a
set version = n.version
from numbered as n
where a.article_id = n.article_id and a.content_hash = n.content_hash and a.version <> n.version;

create or replace temp table same_words as
with affected as (
    select content_hash from standing
    union
    select content_hash from replaced
)
select
    a.article_id,
    first_value(a.article_id) over (partition by a.content_hash order by a.published_at nulls last, a.article_id) as original
from articles as a
semi join affected as f using (content_hash);

update articles as a
set duplicate_of = nullif(s.original, a.article_id)
from same_words as s
where a.article_id = s.article_id and a.duplicate_of is distinct from nullif(s.original, a.article_id);
