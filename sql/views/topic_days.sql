-- One row per Vietnamese calendar day and topic.
-- needs: articles, topics, media_topics
-- read by: analysts, the briefing
create or replace view topic_days as
select
    a.day_vn                        as day_vn,
    t.topic_code                    as topic_code,
    m.name_vi                       as topic,
    m.name_en                       as topic_en,
    m.level                         as level,
    count(*)                        as article_count,
    count(distinct a.outlet_id)     as outlet_count
from topics as t
join articles as a on a.article_id = t.article_id
join media_topics as m on m.topic_code = t.topic_code
where a.duplicate_of is null
group by a.day_vn, t.topic_code, m.name_vi, m.name_en, m.level;

comment on view   topic_days               is 'One row per Vietnamese calendar day and topic (chủ đề theo ngày); copies are left out.';
comment on column topic_days.day_vn        is 'Calendar day in Asia/Ho_Chi_Minh; null for articles without a date.';
comment on column topic_days.topic_code    is 'The topic, see media_topics.';
comment on column topic_days.topic         is 'Its name in Vietnamese.';
comment on column topic_days.topic_en      is 'Its name in English.';
comment on column topic_days.level         is '1 for the seventeen at the top, 2 and 3 below them.';
comment on column topic_days.article_count is 'Articles about it.';
comment on column topic_days.outlet_count  is 'Outlets with such articles.';
