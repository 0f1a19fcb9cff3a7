-- One row per story: who told it first, how far it went, what it is about.
-- needs: stories, articles, outlets, passages, topics, media_topics
-- read by: analysts, the briefing
create or replace view story_overview as
with told as (
    select
        a.story_id,
        min(a.day_vn)                                                          as first_day_vn,
        max(a.day_vn)                                                          as last_day_vn,
        count(*) filter (where a.duplicate_of is null)                         as original_count,
        count(*) filter (where a.duplicate_of is not null)                     as copy_count,
        list_sort(list(distinct coalesce(o.name, a.outlet_id)) filter (where a.outlet_id is not null)) as outlets,
        arg_min(struct_pack(article_id := a.article_id, url := a.url, outlet := coalesce(o.name, a.outlet_id)),
            (a.duplicate_of is not null, coalesce(a.published_at, 'infinity'), a.article_id)) as first
    from articles as a
    left join outlets as o on o.outlet_id = a.outlet_id
    where a.story_id is not null
    group by a.story_id
),
topic_shares as (
    select a.story_id, t.topic_code, sum(t.score) as score
    from topics as t
    join articles as a on a.article_id = t.article_id
    where a.duplicate_of is null
    group by a.story_id, t.topic_code
),
about as (
    select s.story_id, list(m.name_vi order by s.score desc, m.topic_code)[:3] as topics
    from topic_shares as s
    join media_topics as m on m.topic_code = s.topic_code
    where m.level = 2
    group by s.story_id
),
openings as (
    select article_id, arg_min(start_char, passage_no) as start_char, arg_min(end_char, passage_no) as end_char
    from passages
    where kind in ('lead', 'body')
    group by article_id
)
select
    s.story_id                      as story_id,
    s.title                         as story,
    s.first_published_at            as first_published_at,
    s.last_published_at             as last_published_at,
    t.first_day_vn                  as first_day_vn,
    t.last_day_vn                   as last_day_vn,
    s.article_count                 as article_count,
    t.original_count                as original_count,
    t.copy_count                    as copy_count,
    s.outlet_count                  as outlet_count,
    t.outlets                       as outlets,
    t.first.outlet                  as first_outlet,
    t.first.article_id              as first_article_id,
    t.first.url                     as first_url,
    b.topics                        as topics,
    coalesce(a.lead, substring(a.text, p.start_char + 1, least(p.end_char - p.start_char, 400))) as lead
from stories as s
join told as t on t.story_id = s.story_id
join articles as a on a.article_id = t.first.article_id
left join openings as p on p.article_id = a.article_id
left join about as b on b.story_id = s.story_id;

comment on view   story_overview                    is 'One row per story: who told it first, how far it went, what it is about (tổng quan vụ việc).';
comment on column story_overview.story_id           is 'The story, see stories.';
comment on column story_overview.story              is 'Its headline.';
comment on column story_overview.first_published_at is 'When its first article was published (UTC).';
comment on column story_overview.last_published_at  is 'When its last article was published (UTC).';
comment on column story_overview.first_day_vn       is 'Calendar day of its first article in Asia/Ho_Chi_Minh.';
comment on column story_overview.last_day_vn        is 'Calendar day of its last article.';
comment on column story_overview.article_count      is 'Articles that tell it.';
comment on column story_overview.original_count     is 'Those of them that are no copies.';
comment on column story_overview.copy_count         is 'Those of them that repeat another article.';
comment on column story_overview.outlet_count       is 'Outlets that tell it.';
comment on column story_overview.outlets            is 'Their names.';
comment on column story_overview.first_outlet       is 'Outlet of its first article; null when not known.';
comment on column story_overview.first_article_id   is 'Its first article that is no copy.';
comment on column story_overview.first_url          is 'URL of that article.';
comment on column story_overview.topics             is 'At most three topics that its articles have most, in Vietnamese; see article_topics.';
comment on column story_overview.lead               is 'Lead of the first article, else the beginning of its text, at most 400 characters.';
