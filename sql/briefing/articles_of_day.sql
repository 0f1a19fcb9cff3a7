-- One row per article of the day with what a briefing says of it; copies too.
-- needs: articles, outlets, sentences, stories
-- read by: models.briefing
select
    a.article_id,
    coalesce(o.name, a.outlet_id)  as outlet,
    a.title,
    a.story_id,
    a.published_at,
    a.published_precision = 'day'  as day_only,
    a.lead,
    s.sentence_no                  as lead_sentence_no,
    a.duplicate_of is not null     as is_copy
from articles as a
left join outlets as o on o.outlet_id = a.outlet_id
left join lateral (
    select min(s.sentence_no) as sentence_no
    from sentences as s
    where s.article_id = a.article_id and s.start_char >= length(a.title)
        and a.lead is not null and contains(a.lead, substring(a.text, s.start_char + 1, s.end_char - s.start_char))
) as s on true
where a.day_vn = $day
order by a.published_at, a.article_id;
