-- Which fingerprints are of articles that changed or went, and which articles have none.
-- needs: articles, passages, ops.fingerprints, ops.days_to_tell
-- read by: models.fingerprints, which hands in the version of the code as this_version (one row)
--
-- An article without a date stands where a copy of its words with a date stands, so the source names that date too.
create or replace temp table dated_copies as
select content_hash, min(published_at) as published_at
from articles
where published_at is not null and content_hash in (select content_hash from articles where published_at is null)
group by content_hash;

-- Only what differs is kept: a run that brings nothing costs a look at the archive, no copy of it. DuckDB may hash
-- otherwise in another version: then every fingerprint is made anew once.
create or replace temp table unlike as
with placed as (
    select
        a.article_id,
        coalesce(a.published_at, d.published_at)                                              as published_at,
        if(a.published_at is null and d.published_at is not null, 'copy', a.published_precision) as published_precision,
        hash((
            v.version, a.extractor_version, a.content_hash, a.file_sha256, a.file, a.record_no, a.title, a.outlet_id,
            a.published_precision,
            coalesce(a.published_at, d.published_at)
        ))::varchar                                                                           as source
    from articles as a
    cross join this_version as v
    left join dated_copies as d on a.published_at is null and d.content_hash = a.content_hash
)
select p.*
from placed as p
anti join ops.fingerprints as f on f.article_id = p.article_id and f.source = p.source;

create or replace temp table stale as
select f.article_id, f.day
from ops.fingerprints as f
where f.article_id in (select article_id from unlike) or f.article_id not in (select article_id from articles);

insert into ops.days_to_tell
select distinct day from stale;

delete from ops.fingerprints as f
using stale as s
where f.article_id = s.article_id;

-- An article takes a turn, and another for every 4,000 characters: what is read at once is bounded by its size.
create or replace temp table without_fingerprint as
with sizes as (
    select p.article_id, max(p.end_char) as chars
    from passages as p
    semi join unlike as m on m.article_id = p.article_id
    group by p.article_id
)
select
    m.*,
    (sum(1 + coalesce(z.chars, 0) // 4000) over (order by m.published_at nulls last, m.article_id rows unbounded preceding))::bigint as turn
from unlike as m
left join sizes as z on z.article_id = m.article_id
order by turn;
