-- Entities and their aliases follow from the mentions; only those whose mentions changed are made anew.
-- needs: mentions, entities, entity_aliases, ops.entities_to_refresh
-- read by: models.derive, in one transaction with the steps after it
create or replace temp table touched as
select distinct entity_id from ops.entities_to_refresh;

create or replace temp table naming as
select m.entity_id, m.article_id, m.type, m.surface, m.canonical, m.canonical_folded
from mentions as m
semi join touched as t using (entity_id);

delete from entities as e using touched as t where e.entity_id = t.entity_id;

insert into entities by name
with names as (
    select entity_id, canonical, any_value(canonical_folded) as name_folded, count(*) as uses
    from naming
    group by entity_id, canonical
),
named as (
    select entity_id, canonical as name, name_folded
    from names
    qualify row_number() over (partition by entity_id order by uses desc, canonical) = 1
),
types as (
    select entity_id, type
    from naming
    group by entity_id, type
    qualify row_number() over (partition by entity_id order by count(*) desc, type) = 1
),
uses as (
    select
        entity_id,
        count(*)::integer                   as mention_count,
        count(distinct article_id)::integer as article_count
    from naming
    group by entity_id
)
select n.entity_id, n.name, n.name_folded, t.type, u.mention_count, u.article_count
from named as n
join types as t using (entity_id)
join uses as u using (entity_id);

create or replace temp table new_aliases as
select entity_id, surface as alias, count(*)::integer as mention_count
from naming
group by entity_id, surface;
