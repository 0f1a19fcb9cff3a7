-- One row per name that is written like the words, whatever the accents; without words the most widely named.
-- needs: entities, entity_aliases
-- read by: models.exploring
select e.entity_id, e.name, e.type, e.article_count, e.mention_count
from entities as e
where ($type is null or e.type = $type)
    and ($folded is null or contains(e.name_folded, $folded) or exists (
        select 1 from entity_aliases as a where a.entity_id = e.entity_id and contains(a.alias_folded, $folded)
    ))
order by e.article_count desc, e.mention_count desc, e.name, e.entity_id
limit $most offset $skip;
