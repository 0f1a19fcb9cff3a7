-- One row per quotation of the speaker, the newest first, copies left out.
-- needs: articles, outlets, quotes, roles, sentences, entities
-- read by: models.profiles
select
    substring(a.text, q.start_char + 1, q.end_char - q.start_char)  as words,
    q.kind = 'direct'                                               as is_direct,
    coalesce(e.name, q.speaker)                                     as speaker,
    q.speaker_id,
    (
        select arg_max(r.role, (length(r.role), r.role)) from roles as r
        where r.article_id = q.article_id and r.person_id = q.speaker_id
    )                                                               as role,
    a.article_id,
    coalesce(o.name, a.outlet_id)                                   as outlet,
    a.title,
    s.sentence_no
from quotes as q
join articles as a on a.article_id = q.article_id
left join outlets as o on o.outlet_id = a.outlet_id
left join entities as e on e.entity_id = q.speaker_id
left join sentences as s
    on s.article_id = q.article_id and s.start_char <= q.start_char and q.start_char < s.end_char
where q.speaker_id = $entity_id and a.duplicate_of is null
order by a.published_at desc nulls last, a.article_id, q.start_char
limit $most;
