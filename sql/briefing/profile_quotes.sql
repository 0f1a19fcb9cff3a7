-- One row per quotation of a speaker who is asked for, the newest first, copies left out.
-- needs: articles, outlets, quotes, roles, sentences, entities
-- read by: models.profiles
select
    q.speaker_id                                                    as entity_id,
    substring(a.text, q.start_char + 1, q.end_char - q.start_char)  as words,
    q.kind = 'direct'                                               as is_direct,
    coalesce(e.name, q.speaker)                                     as speaker,
    q.speaker_id,
    r.role,
    a.article_id,
    coalesce(o.name, a.outlet_id)                                   as outlet,
    a.title,
    s.sentence_no
from quotes as q
join articles as a on a.article_id = q.article_id
left join outlets as o on o.outlet_id = a.outlet_id
left join entities as e on e.entity_id = q.speaker_id
left join (
    select article_id, person_id, arg_max(role, (length(role), role)) as role
    from roles
    where person_id in (select unnest($ids::varchar[]))
    group by article_id, person_id
) as r on r.article_id = q.article_id and r.person_id = q.speaker_id
left join sentences as s
    on s.article_id = q.article_id and s.start_char <= q.start_char and q.start_char < s.end_char
where q.speaker_id in (select unnest($ids::varchar[])) and a.duplicate_of is null
qualify row_number() over (
    partition by q.speaker_id order by a.published_at desc nulls last, a.article_id, q.start_char
) <= $most
order by q.speaker_id, a.published_at desc nulls last, a.article_id, q.start_char;
