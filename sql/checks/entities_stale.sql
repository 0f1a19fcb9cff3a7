-- One row per entity that waits to be brought up to date.
-- severity: critical
-- meaning: Mentions were loaded after entities were derived, so entities and aliases are behind.
-- action: Run again; `diembao run` derives them before it checks.
-- needs: ops.entities_to_refresh
select entity_id from ops.entities_to_refresh;
