-- One row per article of the day with what a briefing says of it; copies too.
-- needs: articles, outlets, sentence_texts
-- read by: models.briefing
with today as (
    select article_id, outlet_id, title, story_id, published_at, published_precision, lead, duplicate_of
    from articles
    where day_vn = $day
),
leads as (
    select t.article_id, min(s.sentence_no) as sentence_no
    from today as t
    join sentence_texts as s on s.article_id = t.article_id
    where t.lead is not null and s.start_char >= length(t.title)
        and contains(t.lead, s.sentence)
    group by t.article_id
)
select
    t.article_id,
    coalesce(o.name, t.outlet_id)  as outlet,
    t.title,
    t.story_id,
    t.published_at,
    t.published_precision = 'day'  as day_only,
    t.lead,
    l.sentence_no                  as lead_sentence_no,
    t.duplicate_of is not null     as is_copy
from today as t
left join outlets as o on o.outlet_id = t.outlet_id
left join leads as l on l.article_id = t.article_id
order by t.published_at, t.article_id;
