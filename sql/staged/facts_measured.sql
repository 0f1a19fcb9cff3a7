-- One row per staged article, with counts of its facts and of what is wrong with them, for gate 2.
-- A table, not a view: Great Expectations asks it once for each metric.
-- needs: staged.articles, staged.passages, staged.sentences, staged.mentions, staged.roles, staged.quotes, staged.times,
--        staged.figures, staged.citations, staged.events
-- read by: diembao/quality/suites.py (FACTS)
create or replace table facts_measured as
with facts as (
    select article_no, start_char, end_char, surface as said from staged.mentions
    union all
    select article_no, start_char, end_char, surface from staged.times
    union all
    select article_no, start_char, end_char, surface from staged.figures
    union all
    select article_no, start_char, end_char, source from staged.citations
    union all
    select article_no, start_char, end_char, null from staged.roles
    union all
    select article_no, start_char, end_char, null from staged.quotes
    union all
    select article_no, start_char, end_char, null from staged.events
),
sizes as (
    select article_no, length(text) as chars from staged.articles
),
-- substring walks from the beginning of a text, so words are looked up in a window of it: a long article costs its length
windows as (
    select n.article_no, n.number, substring(a.text, 4000 * n.number + 1, n.size) as words
    from (
        select article_no, start_char // 4000 as number, 4000 + max(end_char - start_char) as size
        from facts
        where said is not null and start_char >= 0
        group by all
    ) as n
    inner join staged.articles as a using (article_no)
),
spans as (
    select
        f.article_no,
        count(*) filter (where not (0 <= f.start_char and f.start_char < f.end_char and f.end_char <= z.chars))             as outside,
        count(*) filter (where substring(w.words, f.start_char % 4000 + 1, f.end_char - f.start_char) is distinct from f.said
            and f.said is not null)                                                                                         as differing,
    from facts as f
    inner join sizes as z using (article_no)
    left join windows as w on w.article_no = f.article_no and w.number = f.start_char // 4000
    group by f.article_no
),
said as (
    select
        s.article_no,
        count(*)                                                                                as sentences,
        count(*) filter (where not (p.start_char <= s.start_char and s.end_char <= p.end_char)) as outside,
    from staged.sentences as s
    inner join staged.passages as p using (article_no, passage_no)
    group by s.article_no
),
named as (
    select article_no, count(*) as mentions from staged.mentions group by article_no
)
select
    a.article_no,
    a.file,
    a.record_no,
    a.article_id,
    coalesce(said.sentences, 0)  as sentences,
    coalesce(said.outside, 0)    as sentences_outside,
    coalesce(named.mentions, 0)  as mentions,
    coalesce(spans.outside, 0)   as spans_outside,
    coalesce(spans.differing, 0) as surfaces_differing,
from staged.articles as a
left join said using (article_no)
left join named using (article_no)
left join spans using (article_no);
