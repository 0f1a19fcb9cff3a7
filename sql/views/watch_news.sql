-- One row per watch and article that fits it, as it is read.
-- needs: articles, watch_hits, outlets, stories
-- read by: the briefing, analysts
create or replace view watch_news as
select
    h.watch                             as watch,
    h.day_vn                            as day_vn,
    coalesce(o.name, a.outlet_id)       as outlet,
    a.title                             as title,
    a.url                               as url,
    h.article_id                        as article_id,
    s.title                             as story,
    h.matched                           as matched,
    h.sentence                          as sentence,
    h.found_at                          as found_at,
    h.is_news                           as is_news
from watch_hits as h
join articles as a on a.article_id = h.article_id
left join outlets as o on o.outlet_id = a.outlet_id
left join stories as s on s.story_id = a.story_id;

comment on view   watch_news            is 'One row per watch and article that fits it, as it is read (tin theo dõi).';
comment on column watch_news.watch      is 'Name of the watch.';
comment on column watch_news.day_vn     is 'Calendar day of the article in Asia/Ho_Chi_Minh; null without a date.';
comment on column watch_news.outlet     is 'Name of the outlet; null when not known.';
comment on column watch_news.title      is 'Headline of the article.';
comment on column watch_news.url        is 'URL of the article.';
comment on column watch_news.article_id is 'The article, see articles.';
comment on column watch_news.story      is 'Headline of its story.';
comment on column watch_news.matched    is 'What fits, as written.';
comment on column watch_news.sentence   is 'Sentence in which the first of them stands.';
comment on column watch_news.found_at   is 'When it was found (UTC).';
comment on column watch_news.is_news    is 'False for what the archive held when the watch was written.';
