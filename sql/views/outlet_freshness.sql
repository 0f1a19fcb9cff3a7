-- One row per outlet with articles: when it was last heard of, and how much it usually prints.
-- needs: articles, outlets
-- read by: operators
create or replace view outlet_freshness as
select
    a.outlet_id,
    o.name                                          as outlet,
    max(a.published_at)                             as last_published_at,
    max(a.day_vn)                                   as last_day_vn,
    (select max(day_vn) from articles) - max(a.day_vn) as days_behind,
    count(*)                                        as article_count,
    count(distinct a.day_vn)                        as day_count
from articles as a
left join outlets as o on o.outlet_id = a.outlet_id
where a.outlet_id is not null
group by a.outlet_id, o.name;

comment on view   outlet_freshness                   is 'One row per outlet with articles: when it was last heard of (độ mới của nguồn tin).';
comment on column outlet_freshness.outlet_id         is 'The outlet, see outlets.';
comment on column outlet_freshness.outlet            is 'Name of the outlet.';
comment on column outlet_freshness.last_published_at is 'When its last article was published (UTC).';
comment on column outlet_freshness.last_day_vn       is 'Calendar day of that article in Asia/Ho_Chi_Minh.';
comment on column outlet_freshness.days_behind       is 'Days between that day and the last day of any outlet.';
comment on column outlet_freshness.article_count     is 'Articles it published in all.';
comment on column outlet_freshness.day_count         is 'Days on which it published.';
