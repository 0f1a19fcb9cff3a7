-- Likewise for the stories that became one on a day.
-- needs: story_merges
-- read by: models.story_archive
delete from story_merges as s
using gone_merges as g
where s.story_id = g.story_id and s.told_on is not distinct from g.told_on;

insert into story_merges by name
select n.*
from new_merges as n;
