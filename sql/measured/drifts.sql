-- One row: words, names and quotations an article on the judged day against the days of the 28 before it.
-- What is usual is the median of the days' means, the spread their median deviation and never less than 15 %, so that a
-- score of 3 means at least 45 % more or less. Null with fewer than 20 articles on the day, or 14 days of 5 articles before.
-- needs: recent_articles, moment
-- read by: whole_measured
create or replace temp table drifts as
with days as (
    select
        news_day,
        avg(word_count) as words,
        avg(mentions)   as names,
        avg(quotes)     as quotes,
        count(*)        as articles,
    from recent_articles, moment
    where news_day >= judged_day - 28 and not foreign_language
    group by news_day
),
long as (
    select news_day, articles, measure, observed
    from (unpivot days on words, names, quotes into name measure value observed)
),
before as (
    select long.*, median(observed) over (partition by measure) as usual
    from long
    where news_day < (select judged_day from moment) and articles >= 5
),
usual as (
    select
        measure,
        any_value(usual)                          as usual,
        1.4826 * median(abs(observed - usual))    as spread,
    from before
    group by measure
    having count(*) >= 14
),
scored as (
    select
        measure,
        long.observed,
        usual.usual,
        long.observed / usual.usual                                                        as part,
        (long.observed - usual.usual) / greatest(usual.spread, 0.15 * usual.usual)          as score,
    from long
    inner join usual using (measure)
    where long.news_day = (select judged_day from moment) and long.articles >= 20 and usual.usual > 0.2
)
select
    round(max(observed) filter (where measure = 'words'), 1)  as words,
    round(max(usual) filter (where measure = 'words'), 1)     as usual_words,
    round(max(score) filter (where measure = 'words'), 2)     as words_score,
    round(max(observed) filter (where measure = 'names'), 2)  as names,
    round(max(usual) filter (where measure = 'names'), 2)     as usual_names,
    round(max(part) filter (where measure = 'names'), 2)      as names_part,
    round(max(score) filter (where measure = 'names'), 2)     as names_score,
    round(max(observed) filter (where measure = 'quotes'), 2) as quotes,
    round(max(usual) filter (where measure = 'quotes'), 2)    as usual_quotes,
    round(max(score) filter (where measure = 'quotes'), 2)    as quotes_score,
from scored;
