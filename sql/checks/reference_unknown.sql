-- One row per entity that a fact names and no article mentions.
-- severity: warning
-- meaning: A role, quote or event names an entity that has no mention of its own: the fact is right, its link leads nowhere.
-- action: Look at the examples; an extractor should only link to what the article mentions.
-- needs: roles, quotes, events, entities
select 'roles' as table_name, 'person_id' as column_name, t.person_id as value, count(*) as row_count from roles as t anti join entities as e on e.entity_id = t.person_id where t.person_id is not null group by t.person_id;

select 'roles' as table_name, 'organisation_id' as column_name, t.organisation_id as value, count(*) as row_count from roles as t anti join entities as e on e.entity_id = t.organisation_id where t.organisation_id is not null group by t.organisation_id;

select 'roles' as table_name, 'place_id' as column_name, t.place_id as value, count(*) as row_count from roles as t anti join entities as e on e.entity_id = t.place_id where t.place_id is not null group by t.place_id;

select 'quotes' as table_name, 'speaker_id' as column_name, t.speaker_id as value, count(*) as row_count from quotes as t anti join entities as e on e.entity_id = t.speaker_id where t.speaker_id is not null group by t.speaker_id;

select 'events' as table_name, 'actor_id' as column_name, t.actor_id as value, count(*) as row_count from events as t anti join entities as e on e.entity_id = t.actor_id where t.actor_id is not null group by t.actor_id;

select 'events' as table_name, 'target_id' as column_name, t.target_id as value, count(*) as row_count from events as t anti join entities as e on e.entity_id = t.target_id where t.target_id is not null group by t.target_id;

select 'events' as table_name, 'place_id' as column_name, t.place_id as value, count(*) as row_count from events as t anti join entities as e on e.entity_id = t.place_id where t.place_id is not null group by t.place_id;
