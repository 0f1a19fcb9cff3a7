-- The outlets of the registry (outlet_registry, handed in), and those that articles name beside it.
-- needs: outlets, articles
-- read by: models.derive
delete from outlets;

insert into outlets by name
select outlet_id, name, code, domain, kind, true as registered
from outlet_registry;

insert into outlets by name
select distinct a.outlet_id, a.outlet_id as name, false as registered
from articles as a
anti join outlet_registry as r using (outlet_id)
where a.outlet_id is not null;
