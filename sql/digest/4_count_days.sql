-- The days whose articles are not those that were counted last are counted anew.
-- needs: articles, mentions, passages, entity_days, ops.days_counted, ops.corrected_ids
-- read by: models.digest
create or replace temp table day_states as
with corrected as (
    select article_id, sum(md5_number_lower(row_no || entity_id)) as state
    from ops.corrected_ids
    where table_name = 'mentions'
    group by article_id
)
select a.day_vn, ((sum(s.state) + coalesce(sum(c.state), 0)) % 9223372036854775807)::bigint as state
from articles as a
join article_states as s on s.article_id = a.article_id
left join corrected as c on c.article_id = a.article_id
where a.day_vn is not null
group by a.day_vn;

create or replace temp table days_to_count as
select coalesce(n.day_vn, o.day_vn) as day_vn
from day_states as n
full join ops.days_counted as o on o.day_vn = n.day_vn
where o.state is distinct from n.state;

delete from entity_days where day_vn in (select day_vn from days_to_count);

-- Who signs an article, or sends it, is not in the news.
insert into entity_days by name
with furniture as (
    select article_id, start_char, end_char
    from passages
    where
        kind in ('byline', 'credit', 'dateline', 'promo')
        and article_id in (select article_id from articles where day_vn in (select day_vn from days_to_count))
)
select
    a.day_vn,
    m.entity_id,
    count(distinct a.article_id)::integer   as article_count,
    count(distinct a.outlet_id)::integer    as outlet_count,
    count(*)::integer                       as mention_count
from articles as a
join mentions as m on m.article_id = a.article_id
anti join furniture as f on f.article_id = m.article_id and m.start_char >= f.start_char and m.start_char < f.end_char
where a.day_vn in (select day_vn from days_to_count) and a.duplicate_of is null
group by a.day_vn, m.entity_id
order by a.day_vn, m.entity_id;

delete from ops.days_counted where day_vn in (select day_vn from days_to_count);

insert into ops.days_counted by name
select day_vn, state from day_states where day_vn in (select day_vn from days_to_count);
