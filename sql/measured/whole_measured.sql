-- One row: the warehouse as a whole on the judged day, with the measures that the suite of trends judges.
-- A measure is null, and passes, where there is too little history to judge it.
-- needs: volumes, arrivals, shares, drifts, moment
-- read by: diembao/quality/suites.py (TRENDS)
create or replace temp table whole_measured as
with total as (
    select articles, usual_articles, spread
    from volumes
    where outlet_id is null
),
missing as (
    select string_agg(outlet_id || ' ' || articles || '/' || round(usual_articles)::integer, ', ' order by usual_articles - articles desc, outlet_id) as outlets
    from (
        select outlet_id, articles, usual_articles
        from volumes
        where outlet_id is not null and articles < usual_articles
        order by usual_articles - articles desc, outlet_id
        limit 5
    )
)
select
    'all'                                                              as subject,
    m.judged_day,
    m.newest_day,
    m.history_days,
    t.articles,
    t.usual_articles,
    missing.outlets                                                    as lowest_outlets,
    case when t.usual_articles >= 20 then round(t.articles / t.usual_articles, 3) end as volume_part,
    case
        when t.usual_articles >= 20 and t.articles >= 0.1 * t.usual_articles
            then round((t.articles - t.usual_articles) / t.spread, 2)
    end                                                                as volume_score,
    a.usual_age_days,
    m.run_day - m.newest_day                                           as age_days,
    case when a.run_days >= 7 then m.run_day - m.newest_day - a.usual_age_days end as days_overdue,
    a.killed_runs,
    a.loaded + a.duplicate + a.quarantined                             as records_brought,
    a.encoding_troubled,
    case when a.loaded + a.duplicate + a.quarantined >= 10
        then round(a.encoding_troubled / (a.loaded + a.duplicate + a.quarantined), 3)
    end                                                                as encoding_share,
    a.duplicate                                                        as records_again,
    case when a.loaded + a.duplicate >= 10 then round(least(a.duplicate / greatest(a.loaded, 1), 1), 3) end as again_share,
    s.*,
    d.* exclude (names_score),
    case when d.names_part >= 0.4 then d.names_score end               as names_score,
from moment as m
cross join arrivals as a
left join total as t on true
left join missing on true
left join shares as s on true
left join drifts as d on true;
