-- One row per day with articles, the newest first, and what its data cannot say.
-- needs: articles, quotes
-- read by: models.exploring
select
    a.day_vn                                                    as day,
    count(*)                                                    as article_count,
    count(distinct a.outlet_id)                                 as outlet_count,
    count(*) filter (where a.duplicate_of is not null)          as copy_count,
    count(*) filter (where a.outlet_id is null)                 as without_outlet,
    count(*) filter (where a.url is null)                       as without_url,
    coalesce(sum(q.quotes), 0)::integer                         as quote_count,
    coalesce(sum(q.unknown), 0)::integer                        as without_speaker
from articles as a
left join (
    select article_id, count(*) as quotes, count(*) filter (where speaker is null) as unknown
    from quotes
    group by article_id
) as q on q.article_id = a.article_id
where a.day_vn is not null
group by a.day_vn
order by a.day_vn desc
limit $most;
