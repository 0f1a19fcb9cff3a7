-- One row per Vietnamese calendar day and outlet: what it printed, what it had first, what it had alone.
-- needs: articles, outlets, stories
-- read by: analysts, the briefing
create or replace view coverage as
with placed as (
    select
        a.day_vn, a.outlet_id, a.story_id, a.duplicate_of, a.word_count, s.outlet_count,
        row_number() over (partition by a.story_id order by a.published_at nulls last, a.article_id) = 1 as is_first
    from articles as a
    left join stories as s on s.story_id = a.story_id
)
select
    p.day_vn                                                                                 as day_vn,
    coalesce(o.name, p.outlet_id)                                                            as outlet,
    p.outlet_id                                                                              as outlet_id,
    count(*)                                                                                 as article_count,
    count(*) filter (where p.duplicate_of is null)                                           as original_count,
    count(*) filter (where p.duplicate_of is not null)                                       as copy_count,
    count(distinct p.story_id)                                                               as story_count,
    count(*) filter (where p.is_first and p.outlet_count > 1)                                as first_count,
    count(distinct case when p.outlet_count = 1 then p.story_id end)                         as alone_count,
    sum(p.word_count)::bigint                                                                as word_count
from placed as p
left join outlets as o on o.outlet_id = p.outlet_id
group by p.day_vn, p.outlet_id, o.name;

comment on view   coverage                is 'One row per Vietnamese calendar day and outlet: what it printed, what it had first, what it had alone (độ phủ theo báo và ngày).';
comment on column coverage.day_vn         is 'Calendar day in Asia/Ho_Chi_Minh; null for articles without a date.';
comment on column coverage.outlet         is 'Name of the outlet; null when none was found.';
comment on column coverage.outlet_id      is 'The outlet, see outlets.';
comment on column coverage.article_count  is 'Articles published that day.';
comment on column coverage.original_count is 'Those of them that are no copies.';
comment on column coverage.copy_count     is 'Those of them that repeat another article.';
comment on column coverage.story_count    is 'Stories that they tell.';
comment on column coverage.first_count    is 'Stories that other outlets tell too and that this outlet had first.';
comment on column coverage.alone_count    is 'Stories that no other outlet tells.';
comment on column coverage.word_count     is 'Written words (tiếng) of all of them.';
