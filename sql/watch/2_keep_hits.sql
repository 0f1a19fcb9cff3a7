-- What was found is kept, once for each watch and article; what changed and fits no more is dropped.
-- needs: watch_hits, ops.watches, ops.search_articles, articles
-- read by: models.watching, which hands in this_watching (run_id, at) and wanted_watches as for 1_find_hits
delete from watch_hits
where watch not in (select watch from wanted_watches)
    or article_id not in (select article_id from articles where duplicate_of is null)
    or (watch, article_id) in (
        select (l.watch, l.article_id) from looked_at as l
        anti join found_hits as f on f.watch = l.watch and f.article_id = l.article_id
    );

insert into watch_hits by name
select f.*, w.stands as is_news, t.at as found_at, t.run_id
from found_hits as f
join wanted_watches as w on w.watch = f.watch
cross join this_watching as t
anti join watch_hits as h on h.watch = f.watch and h.article_id = f.article_id;

update watch_hits as h
set story_id = a.story_id, day_vn = a.day_vn
from articles as a
where a.article_id = h.article_id and (h.story_id is distinct from a.story_id or h.day_vn is distinct from a.day_vn);

delete from ops.watches;

insert into ops.watches by name
select w.watch, w.sha256, (select coalesce(max(doc), 0) from ops.search_articles) as doc_upto, t.run_id
from wanted_watches as w
cross join this_watching as t;
