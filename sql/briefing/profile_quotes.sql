-- One row per quotation of a speaker who is asked for, the newest first, copies left out.
-- needs: articles, outlets, quotes, quote_words, roles, sentences, entities
-- read by: models.profiles
with newest as (
    select q.speaker_id, q.article_id, q.quote_no, a.published_at
    from quotes as q
    join articles as a on a.article_id = q.article_id
    where q.speaker_id in (select unnest($ids::varchar[])) and a.duplicate_of is null
    qualify row_number() over (
        partition by q.speaker_id order by a.published_at desc nulls last, q.article_id, q.quote_no
    ) <= $most
),
shown as (
    select distinct article_id from newest
),
offices as (
    select r.article_id, r.person_id, arg_max(r.role, (length(r.role), r.role)) as role
    from roles as r
    join shown as h on h.article_id = r.article_id
    group by r.article_id, r.person_id
),
places as (
    select s.article_id, s.sentence_no, s.start_char, s.end_char
    from sentences as s
    join shown as h on h.article_id = s.article_id
)
select
    n.speaker_id                   as entity_id,
    w.words,
    q.kind = 'direct'              as is_direct,
    coalesce(e.name, q.speaker)    as speaker,
    q.speaker_id,
    r.role,
    a.article_id,
    coalesce(o.name, a.outlet_id)  as outlet,
    a.title,
    s.sentence_no
from newest as n
join quotes as q on q.article_id = n.article_id and q.quote_no = n.quote_no
join quote_words as w on w.article_id = n.article_id and w.quote_no = n.quote_no
join articles as a on a.article_id = n.article_id
left join outlets as o on o.outlet_id = a.outlet_id
left join entities as e on e.entity_id = q.speaker_id
left join offices as r on r.article_id = q.article_id and r.person_id = q.speaker_id
left join places as s
    on s.article_id = q.article_id and s.start_char <= q.start_char and q.start_char < s.end_char
order by n.speaker_id, n.published_at desc nulls last, n.article_id, n.quote_no;
