-- One row per story that hangs on one outlet, one text or one source.
-- needs: articles, stories, outlets, citations, entities
-- read by: analysts
create or replace view single_source_stories as
with leaning as (
    select a.story_id, a.article_id, coalesce(e.name, so.name, c.source) as source
    from citations as c
    join articles as a on a.article_id = c.article_id
    left join entities as e on e.entity_id = c.source_id
    left join outlets as so on so.outlet_id = c.source_id
    where a.duplicate_of is null and c.kind in ('agency', 'outlet')
),
sources as (
    select story_id, list_sort(list(distinct source)) as leans_on, count(distinct article_id) as leaning_count
    from leaning
    group by story_id
),
told as (
    select
        a.story_id,
        count(*)                                                                            as article_count,
        count(*) filter (where a.duplicate_of is null)                                      as original_count,
        count(distinct a.outlet_id)                                                         as outlet_count,
        count(distinct a.outlet_id) filter (where a.duplicate_of is null)                   as original_outlet_count,
        arg_min(struct_pack(article_id := a.article_id, url := a.url, outlet_id := a.outlet_id),
            (a.duplicate_of is not null, coalesce(a.published_at, 'infinity'), a.article_id)) as first
    from articles as a
    where a.story_id is not null
    group by a.story_id
),
judged as (
    select
        t.*, s.leans_on,
        case
            when t.outlet_count <= 1 then 'one outlet'
            when t.original_outlet_count <= 1 then 'copies of one text'
            when len(s.leans_on) = 1 and s.leaning_count = t.original_count then 'one source'
        end as why
    from told as t
    left join sources as s on s.story_id = t.story_id
)
select
    j.story_id                                  as story_id,
    s.title                                     as story,
    coalesce(o.name, j.first.outlet_id)         as outlet,
    j.first.outlet_id                           as outlet_id,
    j.article_count                             as article_count,
    j.article_count - j.original_count          as copy_count,
    s.first_published_at                        as first_published_at,
    s.last_published_at                         as last_published_at,
    coalesce(j.leans_on, [])                    as leans_on,
    j.first.url                                 as url,
    j.first.article_id                          as article_id,
    j.why                                       as why
from judged as j
join stories as s on s.story_id = j.story_id
left join outlets as o on o.outlet_id = j.first.outlet_id
where j.why is not null;

comment on view   single_source_stories                    is 'One row per story that hangs on one outlet, one text or one source (tin một nguồn).';
comment on column single_source_stories.story_id           is 'Story, see stories.';
comment on column single_source_stories.story              is 'Headline of the story.';
comment on column single_source_stories.outlet             is 'Outlet that had it first; null when not known.';
comment on column single_source_stories.outlet_id          is 'That outlet, see outlets.';
comment on column single_source_stories.article_count      is 'Articles that tell it.';
comment on column single_source_stories.copy_count         is 'Those of them that are copies.';
comment on column single_source_stories.first_published_at is 'When its first article was published (UTC).';
comment on column single_source_stories.last_published_at  is 'When its last article was published (UTC).';
comment on column single_source_stories.leans_on           is 'Agencies and outlets that its originals cite.';
comment on column single_source_stories.url                is 'URL of its first article.';
comment on column single_source_stories.article_id         is 'Its first article, see articles.';
comment on column single_source_stories.why                is 'one outlet: nobody else tells it. copies of one text: the others repeat its article. one source: every original cites the same agency or outlet and no other.';
