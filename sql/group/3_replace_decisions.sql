-- Of the decisions of a day, those that differ: gone_decisions are dropped, new_decisions (both handed in) are written.
-- needs: story_decisions
-- read by: models.story_archive, once a day that comes out otherwise than it stood
delete from story_decisions as s
using gone_decisions as g
where s.article_id = g.article_id and s.told_on is not distinct from g.told_on;

insert into story_decisions by name
select n.*
from new_decisions as n;
