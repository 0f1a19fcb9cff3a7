-- Every wording of an article gets its row, and all wordings of the article their numbers anew.
-- needs: article_versions
-- read by: models.load
delete from article_versions as v
using winning as w
where v.article_id = w.article_id and v.content_hash = w.content_hash;

insert into article_versions by name
select
    w.article_id,
    0 as version,
    w.title,
    w.text,
    w.content_hash,
    w.modified_at,
    w.metadata_count,
    w.file,
    w.record_no,
    w.file_sha256,
    w.seen_at,
    w.run_id
from winning as w;

create or replace temp table numbered as
select
    v.article_id,
    v.content_hash,
    row_number() over (partition by v.article_id order by v.modified_at nulls first, v.content_hash)::integer as version,
    count(*) over (partition by v.article_id)                                                                  as versions
from article_versions as v
semi join winning as w using (article_id);

update article_versions as v
set version = n.version
from numbered as n
where v.article_id = n.article_id and v.content_hash = n.content_hash and v.version <> n.version;
