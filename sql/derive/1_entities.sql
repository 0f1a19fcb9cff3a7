-- Entities and their aliases follow from the mentions; only those whose mentions changed are made anew.
-- needs: mentions, entities, entity_aliases, ops.entities_to_refresh, ops.corrected_ids, ops.corrected_names
-- read by: models.derive, in one transaction with the steps after it
--
-- Mentions that extraction gave to the entity name it before those that a correction brought (HOME/entities.csv), and
-- a name in the file comes before both.
create or replace temp table touched as
select distinct entity_id from ops.entities_to_refresh;

create or replace temp table naming as
select m.entity_id, m.article_id, m.type, m.surface, m.canonical, m.canonical_folded, c.row_no is null as is_own
from mentions as m
semi join touched as t using (entity_id)
left join ops.corrected_ids as c
    on c.table_name = 'mentions' and c.article_id = m.article_id and c.row_no = m.mention_no;

delete from entities as e using touched as t where e.entity_id = t.entity_id;

insert into entities by name
with names as (
    select entity_id, canonical, any_value(canonical_folded) as name_folded, count(*) as uses, count(*) filter (where is_own) as own
    from naming
    group by entity_id, canonical
),
named as (
    select entity_id, canonical as name, name_folded
    from names
    qualify row_number() over (partition by entity_id order by own desc, uses desc, canonical) = 1
),
types as (
    select entity_id, type
    from naming
    group by entity_id, type
    qualify row_number() over (partition by entity_id order by count(*) filter (where is_own) desc, count(*) desc, type) = 1
),
uses as (
    select
        entity_id,
        count(*)::integer                   as mention_count,
        count(distinct article_id)::integer as article_count
    from naming
    group by entity_id
)
select
    n.entity_id,
    coalesce(g.name, n.name)               as name,
    coalesce(g.name_folded, n.name_folded) as name_folded,
    t.type,
    u.mention_count,
    u.article_count
from named as n
left join ops.corrected_names as g using (entity_id)
join types as t using (entity_id)
join uses as u using (entity_id);

create or replace temp table new_aliases as
select entity_id, surface as alias, count(*)::integer as mention_count
from naming
group by entity_id, surface;
