-- One row per Vietnamese calendar day and entity that articles of that day name.
-- needs: entity_days, entities
-- read by: analysts, the briefing, watchlists
create or replace view entity_trends as
with usual as (
    select
        day_vn, entity_id, article_count, outlet_count, mention_count,
        coalesce(sum(article_count) over before, 0) / 28.0 as usual
    from entity_days
    window before as (
        partition by entity_id order by day_vn
        range between interval 28 days preceding and interval 1 day preceding
    )
)
select
    u.day_vn                                                    as day_vn,
    u.entity_id                                                 as entity_id,
    e.name                                                      as name,
    e.type                                                      as type,
    u.article_count                                             as article_count,
    u.outlet_count                                              as outlet_count,
    u.mention_count                                             as mention_count,
    round(u.usual, 3)                                           as usual,
    round(u.article_count / nullif(u.usual, 0), 1)              as times_usual
from usual as u
join entities as e on e.entity_id = u.entity_id;

comment on view   entity_trends               is 'One row per Vietnamese calendar day and entity that articles of that day name, beside what is usual for it (xu hướng thực thể); copies are left out.';
comment on column entity_trends.day_vn        is 'Calendar day in Asia/Ho_Chi_Minh.';
comment on column entity_trends.entity_id     is 'The entity, see entities.';
comment on column entity_trends.name          is 'Its name.';
comment on column entity_trends.type          is 'PER, LOC, ORG or MISC.';
comment on column entity_trends.article_count is 'Articles of that day that name it.';
comment on column entity_trends.outlet_count  is 'Outlets of that day that name it.';
comment on column entity_trends.mention_count is 'Mentions in them.';
comment on column entity_trends.usual         is 'Articles a day that named it, on average over the 28 days before.';
comment on column entity_trends.times_usual   is 'article_count through usual; null when nobody named it in those days.';
