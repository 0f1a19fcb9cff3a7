-- One row per quotation of a day or of a story, copies left out; the role is the article's own, else the latest that the press gave.
-- needs: articles, outlets, quotes, quote_words, roles, sentences, entities
-- read by: models.briefing
select
    a.story_id,
    w.words,
    q.kind = 'direct'              as is_direct,
    coalesce(e.name, q.speaker)    as speaker,
    q.speaker_id,
    coalesce(own.role, late.role)  as role,
    a.article_id,
    coalesce(o.name, a.outlet_id)  as outlet,
    a.title,
    s.sentence_no
from quotes as q
join articles as a on a.article_id = q.article_id
join quote_words as w on w.article_id = q.article_id and w.quote_no = q.quote_no
left join outlets as o on o.outlet_id = a.outlet_id
left join entities as e on e.entity_id = q.speaker_id
left join sentences as s
    on s.article_id = q.article_id and s.start_char <= q.start_char and q.start_char < s.end_char
left join lateral (
    select arg_max(r.role, (length(r.role), r.role)) as role
    from roles as r
    where r.article_id = q.article_id and r.person_id = q.speaker_id
) as own on true
left join lateral (
    select arg_max(r.role, (ra.published_at, length(r.role), r.role)) as role
    from roles as r
    join articles as ra on ra.article_id = r.article_id
    where r.person_id = q.speaker_id and ra.day_vn <= coalesce($only::date, date '9999-12-31')
) as late on true
where ($story_id is null or a.story_id = $story_id) and ($only is null or a.day_vn = $only) and a.duplicate_of is null
order by a.published_at, a.article_id, q.start_char;
