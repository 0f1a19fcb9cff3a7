-- Every way of writing an entity, with the folded twins that models.derive hands in as alias_twins.
-- needs: entity_aliases, ops.entities_to_refresh
-- read by: models.derive
delete from entity_aliases as a
using touched as t
where a.entity_id = t.entity_id and a.learnt_from = 'text';

insert into entity_aliases by name
select n.entity_id, n.alias, f.alias_folded, 'text' as learnt_from, n.mention_count
from new_aliases as n
join alias_twins as f using (alias)
anti join entity_aliases as known on known.entity_id = n.entity_id and known.alias = n.alias;

delete from ops.entities_to_refresh;
