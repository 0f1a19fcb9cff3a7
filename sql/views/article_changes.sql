-- One row per article and version after the first: what the edit changed.
-- needs: articles, article_versions, outlets
-- read by: analysts, the briefing
create or replace view article_changes as
with edited as (
    select article_id
    from article_versions
    where version > 1
),
versions as (
    select
        v.article_id, v.version, v.title, v.seen_at, v.modified_at,
        list_filter(list_transform(string_split(v.text, chr(10)), line -> trim(line)), line -> line <> '')  as lines
    from article_versions as v
    where v.article_id in (select article_id from edited)
)
select
    new.article_id                                                                  as article_id,
    coalesce(o.name, a.outlet_id)                                                   as outlet,
    a.url                                                                           as url,
    new.version                                                                     as version,
    new.seen_at                                                                     as seen_at,
    new.modified_at                                                                 as modified_at,
    old.title                                                                       as title_before,
    new.title                                                                       as title_after,
    list_filter(old.lines, line -> not list_contains(new.lines, line))              as removed,
    list_filter(new.lines, line -> not list_contains(old.lines, line))              as added,
    len(removed)                                                                    as removed_count,
    len(added)                                                                      as added_count
from versions as new
join versions as old on old.article_id = new.article_id and old.version = new.version - 1
join articles as a on a.article_id = new.article_id
left join outlets as o on o.outlet_id = a.outlet_id;

comment on view   article_changes               is 'One row per article and version after the first: which lines the edit took out and put in (bài đã sửa những gì).';
comment on column article_changes.article_id    is 'The article, see articles.';
comment on column article_changes.outlet        is 'Name of the outlet; null when not known.';
comment on column article_changes.url           is 'URL of the article.';
comment on column article_changes.version       is 'The newer version, see article_versions.';
comment on column article_changes.seen_at       is 'When the pipeline first saw it (UTC).';
comment on column article_changes.modified_at   is 'When the source says that it was changed (UTC).';
comment on column article_changes.title_before  is 'Headline before.';
comment on column article_changes.title_after   is 'Headline after.';
comment on column article_changes.removed       is 'Lines of the older version that the newer one does not have.';
comment on column article_changes.added         is 'Lines of the newer version that the older one does not have.';
comment on column article_changes.removed_count is 'How many lines were taken out.';
comment on column article_changes.added_count   is 'How many lines were put in.';
