-- Write what was decided, keep what extraction said, and let the entities on either side be made anew.
-- needs: mentions, roles, quotes, citations, events, ops.corrected_ids, ops.corrected_names, ops.entities_to_refresh
-- read by: models.correcting, which hands in given_names; models.derive makes the entities in the same transaction
update mentions as t
set entity_id = c.new_id
from changed as c
where c.table_name = 'mentions' and c.column_name = 'entity_id' and c.article_id = t.article_id and c.row_no = t.mention_no;

update roles as t
set person_id = c.new_id
from changed as c
where c.table_name = 'roles' and c.column_name = 'person_id' and c.article_id = t.article_id and c.row_no = t.role_no;

update roles as t
set organisation_id = c.new_id
from changed as c
where c.table_name = 'roles' and c.column_name = 'organisation_id' and c.article_id = t.article_id and c.row_no = t.role_no;

update roles as t
set place_id = c.new_id
from changed as c
where c.table_name = 'roles' and c.column_name = 'place_id' and c.article_id = t.article_id and c.row_no = t.role_no;

update quotes as t
set speaker_id = c.new_id
from changed as c
where c.table_name = 'quotes' and c.column_name = 'speaker_id' and c.article_id = t.article_id and c.row_no = t.quote_no;

update citations as t
set source_id = c.new_id
from changed as c
where c.table_name = 'citations' and c.column_name = 'source_id' and c.article_id = t.article_id and c.row_no = t.citation_no;

update events as t
set actor_id = c.new_id
from changed as c
where c.table_name = 'events' and c.column_name = 'actor_id' and c.article_id = t.article_id and c.row_no = t.event_no;

update events as t
set target_id = c.new_id
from changed as c
where c.table_name = 'events' and c.column_name = 'target_id' and c.article_id = t.article_id and c.row_no = t.event_no;

update events as t
set place_id = c.new_id
from changed as c
where c.table_name = 'events' and c.column_name = 'place_id' and c.article_id = t.article_id and c.row_no = t.event_no;

delete from ops.corrected_ids as k
using changed as c
where c.table_name = k.table_name and c.column_name = k.column_name and c.article_id = k.article_id and c.row_no = k.row_no;

insert into ops.corrected_ids by name
select article_id, table_name, column_name, row_no, extracted_id, new_id as entity_id
from changed
where new_id <> extracted_id;

insert into ops.entities_to_refresh
select current_id from changed where table_name = 'mentions'
union
select new_id from changed where table_name = 'mentions'
union
select coalesce(o.entity_id, n.entity_id)
from ops.corrected_names as o
full join given_names as n on n.entity_id = o.entity_id
where n.name is distinct from o.name;

delete from ops.corrected_names;

insert into ops.corrected_names by name
select entity_id, name, name_folded from given_names;
