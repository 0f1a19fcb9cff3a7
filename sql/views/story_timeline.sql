-- One row per story and article, in the order in which they were published.
-- needs: articles, stories, outlets, mentions, passages, entities, figures, quotes
-- read by: analysts, the briefing
create or replace view story_timeline as
with placed as (
    select
        a.story_id, a.article_id, a.published_at, a.day_vn, a.outlet_id, a.title, a.url, a.duplicate_of,
        row_number() over (partition by a.story_id order by a.published_at nulls last, a.article_id)  as position,
        min(a.published_at) over (partition by a.story_id)                                            as begun_at
    from articles as a
    where a.story_id is not null
),
-- who signs an article, or sends it, is not in the news
furniture as (
    select article_id, start_char, end_char from passages where kind in ('byline', 'credit', 'dateline', 'promo')
),
named as (
    select p.story_id, m.entity_id, min(p.position) as position
    from mentions as m
    join placed as p on p.article_id = m.article_id
    anti join furniture as f on f.article_id = m.article_id and m.start_char >= f.start_char and m.start_char < f.end_char
    group by p.story_id, m.entity_id
),
names as (
    select n.story_id, n.position, list(e.name order by e.name) as new_names
    from named as n
    join entities as e on e.entity_id = n.entity_id
    group by n.story_id, n.position
),
counted as (
    select p.story_id, f.kind, f.value, f.currency, min(p.position) as position, arg_min(f.surface, (p.position, f.figure_no)) as surface
    from figures as f
    join placed as p on p.article_id = f.article_id
    where f.kind <> 'other' and f.value is not null
    group by p.story_id, f.kind, f.value, f.currency
),
numbers as (
    select story_id, position, list(kind || ': ' || surface order by kind, value) as new_figures
    from counted
    group by story_id, position
),
spoken as (
    select p.story_id, coalesce(e.name, q.speaker) as speaker, min(p.position) as position
    from quotes as q
    join placed as p on p.article_id = q.article_id
    left join entities as e on e.entity_id = q.speaker_id
    where q.speaker is not null
    group by p.story_id, 2
),
speakers as (
    select story_id, position, list(speaker order by speaker) as new_speakers
    from spoken
    group by story_id, position
)
select
    p.story_id                                                  as story_id,
    s.title                                                     as story,
    p.position                                                  as position,
    p.published_at                                              as published_at,
    p.day_vn                                                    as day_vn,
    coalesce(o.name, p.outlet_id)                               as outlet,
    p.outlet_id                                                 as outlet_id,
    p.title                                                     as title,
    p.url                                                       as url,
    p.article_id                                                as article_id,
    p.position = 1                                              as is_first,
    datediff('minute', p.begun_at, p.published_at)              as minutes_behind,
    p.duplicate_of                                              as copy_of,
    coalesce(oo.name, original.outlet_id)                       as copy_of_outlet,
    coalesce(n.new_names, [])                                   as new_names,
    coalesce(f.new_figures, [])                                 as new_figures,
    coalesce(k.new_speakers, [])                                as new_speakers
from placed as p
join stories as s on s.story_id = p.story_id
left join outlets as o on o.outlet_id = p.outlet_id
left join articles as original on original.article_id = p.duplicate_of
left join outlets as oo on oo.outlet_id = original.outlet_id
left join names as n on n.story_id = p.story_id and n.position = p.position
left join numbers as f on f.story_id = p.story_id and f.position = p.position
left join speakers as k on k.story_id = p.story_id and k.position = p.position;

comment on view   story_timeline                is 'One row per story and article, in the order of publication: who was first, how late the others were, what each added (diễn biến vụ việc). It compares every fact of a story with those before it: ask it of one story_id, the whole archive takes seconds.';
comment on column story_timeline.story_id       is 'The story, see stories.';
comment on column story_timeline.story          is 'Headline of the story.';
comment on column story_timeline.position       is '1 for the first article, 2 for the next and so on; those without a date come last.';
comment on column story_timeline.published_at   is 'When it was published (UTC).';
comment on column story_timeline.day_vn         is 'Calendar day in Asia/Ho_Chi_Minh; null for articles without a date.';
comment on column story_timeline.outlet         is 'Name of the outlet; null when not known.';
comment on column story_timeline.outlet_id      is 'The outlet, see outlets.';
comment on column story_timeline.title          is 'Headline of the article.';
comment on column story_timeline.url            is 'URL of the article.';
comment on column story_timeline.article_id     is 'The article, see articles.';
comment on column story_timeline.is_first       is 'True for the first article of the story (báo đưa tin đầu tiên).';
comment on column story_timeline.minutes_behind is 'Minutes after the first article; null without a date.';
comment on column story_timeline.copy_of        is 'The article that it repeats; null for an original.';
comment on column story_timeline.copy_of_outlet is 'Outlet of that article.';
comment on column story_timeline.new_names      is 'People, places and organisations that no earlier article of the story names.';
comment on column story_timeline.new_figures    is 'Figures, with their kind, that no earlier article of the story gives.';
comment on column story_timeline.new_speakers   is 'People whom no earlier article of the story quotes.';
