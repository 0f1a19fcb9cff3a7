-- Where every id that a correction is about, or was about, should lead now: rows of decided, of which changed differ.
-- needs: mentions, roles, quotes, citations, events, ops.corrected_ids
-- read by: models.correcting, which hands in moves (from_id, to_id, line) and split_aliases (type, surface, to_id, line)
--
-- An alias that is split takes its mentions along. Another fact that names the same entity in that article follows the
-- mention of the entity nearest to it: the words it stands in, the role, the end of the quotation.
create or replace temp table split_mentions as
select m.article_id, m.mention_no, coalesce(c.extracted_id, m.entity_id) as extracted_id, s.to_id, s.line
from mentions as m
join split_aliases as s on s.type = m.type and s.surface = m.surface
left join ops.corrected_ids as c
    on c.table_name = 'mentions' and c.article_id = m.article_id and c.row_no = m.mention_no;

create or replace temp table split_entities as
select distinct article_id, extracted_id from split_mentions;

create or replace temp table ids_in_play as
select from_id as entity_id from moves
union
select entity_id from ops.corrected_ids
union
select extracted_id from split_entities;

create or replace temp table looked_at as
with ids as (
    select 'mentions' as table_name, 'entity_id' as column_name, article_id, mention_no as row_no, start_char, end_char, entity_id as current_id from mentions
    union all
    select 'roles', 'person_id', article_id, role_no, start_char, end_char, person_id from roles
    union all
    select 'roles', 'organisation_id', article_id, role_no, coalesce(role_start, start_char), coalesce(role_end, end_char), organisation_id from roles
    union all
    select 'roles', 'place_id', article_id, role_no, coalesce(role_start, start_char), coalesce(role_end, end_char), place_id from roles
    union all
    select 'quotes', 'speaker_id', article_id, quote_no, start_char, end_char, speaker_id from quotes
    union all
    select 'citations', 'source_id', article_id, citation_no, start_char, end_char, source_id from citations
    union all
    select 'events', 'actor_id', article_id, event_no, start_char, end_char, actor_id from events
    union all
    select 'events', 'target_id', article_id, event_no, start_char, end_char, target_id from events
    union all
    select 'events', 'place_id', article_id, event_no, start_char, end_char, place_id from events
)
select i.*, coalesce(c.extracted_id, i.current_id) as extracted_id
from ids as i
semi join ids_in_play as p on p.entity_id = i.current_id
left join ops.corrected_ids as c
    on c.table_name = i.table_name and c.column_name = i.column_name and c.article_id = i.article_id and c.row_no = i.row_no;

create or replace temp table nearest as
select l.table_name, l.column_name, l.article_id, l.row_no, s.to_id, s.line
from looked_at as l
semi join split_entities as e on e.article_id = l.article_id and e.extracted_id = l.extracted_id
join looked_at as m
    on m.table_name = 'mentions' and m.article_id = l.article_id and m.extracted_id = l.extracted_id
left join split_mentions as s on s.article_id = m.article_id and s.mention_no = m.row_no
where l.table_name <> 'mentions'
qualify row_number() over (
    partition by l.table_name, l.column_name, l.article_id, l.row_no
    order by greatest(0, m.start_char - l.end_char, l.start_char - m.end_char), m.start_char, m.row_no
) = 1;

create or replace temp table decided as
select
    l.table_name,
    l.column_name,
    l.article_id,
    l.row_no,
    l.current_id,
    l.extracted_id,
    coalesce(s.to_id, n.to_id, v.to_id, l.extracted_id) as new_id,
    coalesce(s.line, n.line, v.line)                    as line
from looked_at as l
left join split_mentions as s
    on l.table_name = 'mentions' and s.article_id = l.article_id and s.mention_no = l.row_no
left join nearest as n
    on n.table_name = l.table_name and n.column_name = l.column_name and n.article_id = l.article_id and n.row_no = l.row_no
left join moves as v on v.from_id = l.extracted_id;

create or replace temp table changed as
select * from decided where new_id <> current_id;
