-- Which deliveries of the batch are accepted, which words are new, and which versions will stand in articles.
-- needs: article_versions, articles
-- read by: models.load, in one transaction with the steps after it
--
-- batch_* are the tables of the batch folder, this_load has one row (run_id, batch, extractor_version, loaded_at).
-- Every choice is the greatest of a total order over all deliveries ever seen, so it does not depend on when they came:
-- words:    last modified (unknown first), most metadata, smallest file and record; a file that was mended beats itself
-- versions: last modified (unknown first), content_hash

create or replace temp table accepted as
select a.*
from batch_articles as a
anti join batch_refusals as r using (article_no);

create or replace temp table outcomes as
select
    a.container,
    a.file,
    a.record_no,
    a.file_sha256,
    a.article_id,
    a.content_hash,
    case
        when v.article_id is not null and v.run_id <> l.run_id then 'unchanged'
        when v.article_id is not null then 'duplicate'
        when row_number() over (
            partition by a.article_id, a.content_hash
            order by a.modified_at desc nulls last, a.metadata_count desc, a.file, a.record_no
        ) > 1 then 'duplicate'
        else 'loaded'
    end as outcome
from accepted as a
cross join this_load as l
left join article_versions as v
    on v.article_id = a.article_id and v.content_hash = a.content_hash;

create or replace temp table winning as
with best as (
    select *
    from accepted
    qualify row_number() over (
        partition by article_id, content_hash
        order by modified_at desc nulls last, metadata_count desc, file, record_no
    ) = 1
)
select
    b.article_no,
    b.article_id,
    b.content_hash,
    b.title,
    b.text,
    b.modified_at,
    b.metadata_count,
    b.file,
    b.record_no,
    b.file_sha256,
    coalesce(v.seen_at, l.loaded_at) as seen_at,
    coalesce(v.run_id, l.run_id)     as run_id
from best as b
cross join this_load as l
left join article_versions as v
    on v.article_id = b.article_id and v.content_hash = b.content_hash
where
    v.article_id is null
    or row(coalesce(b.modified_at, '-infinity'::timestamptz), b.metadata_count)
        > row(coalesce(v.modified_at, '-infinity'::timestamptz), v.metadata_count)
    or (
        b.modified_at is not distinct from v.modified_at
        and b.metadata_count = v.metadata_count
        and row(b.file, b.record_no) <= row(v.file, v.record_no)
    );
