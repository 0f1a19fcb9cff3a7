-- One row per article of some stories up to the day, in the order in which they were published.
-- needs: articles, outlets, mentions, passages, entities
-- read by: models.briefing
with told as (
    select
        a.article_id,
        a.story_id,
        a.outlet_id,
        a.title,
        a.published_at,
        a.published_precision = 'day'                                       as day_only,
        a.duplicate_of,
        row_number() over (partition by a.story_id order by a.published_at nulls last, a.article_id) as position,
        min(a.published_at) over (partition by a.story_id)                  as begun_at
    from articles as a
    where a.story_id in (select unnest($stories::varchar[])) and (a.day_vn <= $day or a.day_vn is null)
),
-- who signs an article, or sends it, is not in the news
furniture as (
    select p.article_id, p.start_char, p.end_char
    from passages as p
    semi join told as t on t.article_id = p.article_id
    where p.kind in ('byline', 'credit', 'dateline', 'promo')
),
named as (
    select
        t.story_id,
        m.entity_id,
        min(t.position)   as position,
        count(*)          as mention_count
    from told as t
    join mentions as m on m.article_id = t.article_id
    anti join furniture as f on f.article_id = m.article_id and m.start_char >= f.start_char and m.start_char < f.end_char
    where m.type in ('PER', 'ORG')
    group by t.story_id, m.entity_id
),
news as (
    select
        n.story_id,
        n.position,
        list(e.name order by n.mention_count desc, e.name)[:3] as news
    from named as n
    join entities as e on e.entity_id = n.entity_id
    where n.position > 1
    group by n.story_id, n.position
)
select
    t.story_id,
    t.article_id,
    coalesce(o.name, t.outlet_id)                                   as outlet,
    t.title,
    t.published_at,
    t.day_only,
    case
        when t.position > 1 and not t.day_only then date_diff('minute', t.begun_at, t.published_at)
    end                                                             as minutes_behind,
    t.duplicate_of is not null                                      as is_copy,
    coalesce(oo.name, d.outlet_id)                                  as copy_of,
    case when t.duplicate_of is null then coalesce(n.news, []) else [] end as news
from told as t
left join outlets as o on o.outlet_id = t.outlet_id
left join articles as d on d.article_id = t.duplicate_of
left join outlets as oo on oo.outlet_id = d.outlet_id
left join news as n on n.story_id = t.story_id and n.position = t.position
order by t.story_id, t.position;
