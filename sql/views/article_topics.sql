-- One row per article and topic, with the words that decided.
-- needs: articles, topics, media_topics, outlets
-- read by: analysts
create or replace view article_topics as
select
    a.article_id                        as article_id,
    a.day_vn                            as day_vn,
    coalesce(o.name, a.outlet_id)       as outlet,
    a.title                             as title,
    a.url                               as url,
    t.topic_code                        as topic_code,
    m.name_vi                           as topic,
    m.name_en                           as topic_en,
    above.name_vi                       as parent,
    above.name_en                       as parent_en,
    t.score                             as score,
    t.evidence                          as evidence
from topics as t
join articles as a on a.article_id = t.article_id
join media_topics as m on m.topic_code = t.topic_code
left join media_topics as above on above.topic_code = m.parent_code
left join outlets as o on o.outlet_id = a.outlet_id
where a.duplicate_of is null;

comment on view   article_topics            is 'One row per article and topic, with the words that decided (chủ đề của bài); copies are left out. Topics are IPTC Media Topics, CC BY 4.0.';
comment on column article_topics.article_id is 'The article, see articles.';
comment on column article_topics.day_vn     is 'Calendar day in Asia/Ho_Chi_Minh; null for articles without a date.';
comment on column article_topics.outlet     is 'Name of the outlet; null when not known.';
comment on column article_topics.title      is 'Headline of the article.';
comment on column article_topics.url        is 'URL of the article.';
comment on column article_topics.topic_code is 'The topic, see media_topics.';
comment on column article_topics.topic      is 'Its name in Vietnamese.';
comment on column article_topics.topic_en   is 'Its name in English.';
comment on column article_topics.parent     is 'The topic above it, in Vietnamese; null at the top.';
comment on column article_topics.parent_en  is 'The topic above it, in English.';
comment on column article_topics.score      is 'How much the article is about it, 0 to 1; compare within one article.';
comment on column article_topics.evidence   is 'The words that decided, the strongest first.';
