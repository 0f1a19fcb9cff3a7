-- Entities by day, counted once when articles are loaded, so that trends of years answer at once.
create table entity_days (
    day_vn        date    not null,
    entity_id     varchar not null,
    article_count integer not null,
    outlet_count  integer not null,
    mention_count integer not null
);

comment on table  entity_days               is 'One row per Vietnamese calendar day and entity that articles of that day name (thực thể theo ngày); copies are left out.';
comment on column entity_days.day_vn        is 'Calendar day in Asia/Ho_Chi_Minh.';
comment on column entity_days.entity_id     is 'The entity, see entities.';
comment on column entity_days.article_count is 'Articles of that day that name it.';
comment on column entity_days.outlet_count  is 'Outlets of that day that name it.';
comment on column entity_days.mention_count is 'Mentions in them.';

create table ops.days_counted (
    day_vn date    not null,
    state  bigint not null
);

comment on table  ops.days_counted        is 'One row per day that entity_days was counted for: a day whose state is another now is counted anew.';
comment on column ops.days_counted.day_vn is 'Calendar day in Asia/Ho_Chi_Minh.';
comment on column ops.days_counted.state  is 'Sum of hashes over its articles: which they are, who loaded them, which are copies, which ids were corrected.';
