-- What the names of the corrections (wanted, handed in) may stand for among all that extraction said.
-- needs: mentions, ops.corrected_ids
-- read by: models.correcting, which compares the tones and the case of what is found
--
-- Only the current id of a mention stands in mentions; ops.corrected_ids knows what extraction said where it differs.
create or replace temp table found_names as
select distinct w.name as asked, w.type, coalesce(c.extracted_id, m.entity_id) as entity_id, m.canonical as written
from wanted as w
join mentions as m on m.type = w.type and m.canonical_folded = w.name_folded
left join ops.corrected_ids as c
    on c.table_name = 'mentions' and c.article_id = m.article_id and c.row_no = m.mention_no;

create or replace temp table found_ids as
select distinct m.entity_id
from mentions as m
anti join ops.corrected_ids as c
    on c.table_name = 'mentions' and c.article_id = m.article_id and c.row_no = m.mention_no
where m.entity_id in (select name from wanted)
union
select extracted_id from ops.corrected_ids where extracted_id in (select name from wanted);

create or replace temp table found_aliases as
with written as (
    select distinct type, surface from mentions
)
select w.name as asked, w.type, s.surface as written
from wanted as w
join written as s on s.type = w.type and strip_accents(s.surface) = strip_accents(w.name)
where w.is_alias;
