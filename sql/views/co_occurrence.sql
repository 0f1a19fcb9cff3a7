-- One row per pair of entities that one sentence names together.
-- needs: articles, mentions, entities
-- read by: analysts
create or replace view co_occurrence as
with named as (
    select distinct m.article_id, m.sentence_no, m.entity_id, a.day_vn
    from mentions as m
    join articles as a on a.article_id = m.article_id
    where a.duplicate_of is null and m.sentence_no is not null
),
pairs as (
    select
        one.entity_id                   as entity_id,
        other.entity_id                 as other_id,
        count(distinct one.article_id)  as article_count,
        count(*)                        as sentence_count,
        min(one.day_vn)                 as first_day_vn,
        max(one.day_vn)                 as last_day_vn
    from named as one
    join named as other
        on other.article_id = one.article_id and other.sentence_no = one.sentence_no and other.entity_id <> one.entity_id
    group by one.entity_id, other.entity_id
)
select
    e.name                  as name,
    e.type                  as type,
    oe.name                 as other_name,
    oe.type                 as other_type,
    p.entity_id             as entity_id,
    p.other_id              as other_id,
    p.article_count         as article_count,
    p.sentence_count        as sentence_count,
    p.first_day_vn          as first_day_vn,
    p.last_day_vn           as last_day_vn
from pairs as p
join entities as e on e.entity_id = p.entity_id
join entities as oe on oe.entity_id = p.other_id;

comment on view   co_occurrence                is 'One row per entity and other entity that one sentence names together (thực thể đi cùng nhau), in both directions; copies are left out. It pairs all names of every sentence: ask it of one entity_id, the whole archive takes seconds.';
comment on column co_occurrence.name           is 'Name of the one.';
comment on column co_occurrence.type           is 'Its type: PER, LOC, ORG or MISC.';
comment on column co_occurrence.other_name     is 'Name of the other.';
comment on column co_occurrence.other_type     is 'Its type.';
comment on column co_occurrence.entity_id      is 'The one, see entities.';
comment on column co_occurrence.other_id       is 'The other, see entities.';
comment on column co_occurrence.article_count  is 'Articles with such a sentence.';
comment on column co_occurrence.sentence_count is 'Such sentences.';
comment on column co_occurrence.first_day_vn   is 'Day of the first such article.';
comment on column co_occurrence.last_day_vn    is 'Day of the last such article.';
