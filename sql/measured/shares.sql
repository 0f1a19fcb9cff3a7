-- One row: shares of the articles of the judged day, and how much more that is than in the 28 days before.
-- Null with fewer than 20 articles on the day, or 14 days of history.
-- needs: recent_articles, moment
-- read by: whole_measured
create or replace temp table shares as
with split as (
    select
        news_day = judged_day      as is_judged,
        recent_articles.*,
    from recent_articles, moment
    where news_day >= judged_day - 28
),
shared as (
    select
        is_judged,
        count(*)                           as articles,
        avg(undated::integer)              as undated,
        avg(without_outlet::integer)       as without_outlet,
        avg((mentions = 0)::integer)       as nameless,
        avg(repeats_another::integer)      as repeating,
        avg(foreign_language::integer)     as foreign_language,
    from split
    group by is_judged
)
select
    round(j.undated, 3)                                as undated_share,
    round(j.without_outlet, 3)                         as outletless_share,
    round(j.nameless, 3)                               as nameless_share,
    round(j.repeating, 3)                              as repeating_share,
    round(j.foreign_language, 3)                       as foreign_share,
    round(j.undated - b.undated, 3)                    as undated_rise,
    round(j.without_outlet - b.without_outlet, 3)      as outletless_rise,
    round(j.nameless - b.nameless, 3)                  as nameless_rise,
    round(j.repeating - b.repeating, 3)                as repeating_rise,
    round(j.foreign_language - b.foreign_language, 3)  as foreign_rise,
from shared as j
inner join shared as b on j.is_judged and not b.is_judged
where j.articles >= 20 and (select history_days from moment) >= 14;
