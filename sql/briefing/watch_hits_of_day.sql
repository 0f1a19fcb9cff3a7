-- One row per watch and article of the day that it asked for, with the words that matched and their sentence.
-- needs: articles, outlets, sentences, watch_hits
-- read by: models.briefing
select
    h.watch,
    h.matched,
    h.sentence,
    a.article_id,
    coalesce(o.name, a.outlet_id)   as outlet,
    a.title,
    s.sentence_no
from watch_hits as h
join articles as a on a.article_id = h.article_id
left join outlets as o on o.outlet_id = a.outlet_id
left join sentences as s
    on s.article_id = h.article_id and s.start_char <= h.start_char and h.start_char < s.end_char
where a.day_vn = $day
order by h.watch, a.published_at, a.article_id;
