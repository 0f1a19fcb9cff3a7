-- One row per Vietnamese calendar day and outlet; articles without a date or an outlet are counted under null.
-- needs: articles, outlets
-- read by: analysts, sql/examples
create or replace view articles_by_day as
select
    a.day_vn,
    a.outlet_id,
    o.name                                              as outlet,
    count(*)                                            as article_count,
    count(*) filter (where a.duplicate_of is not null)  as duplicate_count,
    sum(a.word_count)                                   as word_count,
    count(*) filter (where a.version > 1)               as edited_count
from articles as a
left join outlets as o on o.outlet_id = a.outlet_id
group by a.day_vn, a.outlet_id, o.name;

comment on view   articles_by_day                 is 'One row per Vietnamese calendar day and outlet (số bài theo ngày).';
comment on column articles_by_day.day_vn          is 'Calendar day in Asia/Ho_Chi_Minh; null for articles without a date.';
comment on column articles_by_day.outlet_id       is 'The outlet, see outlets; null when none was found.';
comment on column articles_by_day.outlet          is 'Name of the outlet.';
comment on column articles_by_day.article_count   is 'Articles published that day.';
comment on column articles_by_day.duplicate_count is 'Those of them that repeat another article word for word.';
comment on column articles_by_day.word_count      is 'Written words (tiếng) of all of them.';
comment on column articles_by_day.edited_count    is 'Those of them that stand in a later version than the first.';
