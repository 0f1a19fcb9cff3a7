-- The places of all words, sorted as a whole: a word is then read from one spot of the file.
-- needs: ops.search_places, ops.search_sorted
-- read by: models.digest, when the unsorted rest has grown to a third
create or replace temp table sorted_places as
select word_id, doc, place
from ops.search_places
order by word_id, doc, place;

delete from ops.search_places;

insert into ops.search_places by name
select word_id, doc, place from sorted_places;

drop table sorted_places;

delete from ops.search_sorted;

insert into ops.search_sorted by name
select count(*) as place_count from ops.search_places;
