-- One row per article whose passages leave out a visible character or overlap.
-- severity: critical
-- meaning: Something that stands in the article belongs to no passage, or to two: cleaning lost its way.
-- action: Report the article_id and its raw file; the line rules of diembao.text are wrong.
-- sliced: yes
-- needs: articles, passages
with sizes as (
    select article_id, length(text) as chars
    from articles
    where hash(article_id) % getvariable('slices') = getvariable('slice')
),
ordered as (
    select
        article_id,
        start_char,
        end_char,
        lag(end_char, 1, 0) over (partition by article_id order by passage_no)           as last_end,
        row_number() over (partition by article_id order by passage_no desc) = 1         as is_last
    from passages
    where hash(article_id) % getvariable('slices') = getvariable('slice')
),
gaps as (
    select article_id, last_end as gap_start, start_char as gap_end from ordered
    union all
    select o.article_id, o.end_char, z.chars
    from ordered as o
    join sizes as z using (article_id)
    where o.is_last
    union all
    select z.article_id, 0, z.chars
    from sizes as z
    anti join ordered as o using (article_id)
),
open_gaps as (
    select article_id, gap_start, gap_end from gaps where gap_end <> gap_start
),
-- substring walks from the beginning of a text, so words are looked up in a window of it: a long article costs its length
windows as (
    select n.article_id, n.number, substring(a.text, 4000 * n.number + 1, n.size) as words
    from (
        select article_id, gap_start // 4000 as number, 4000 + max(gap_end - gap_start) as size
        from open_gaps
        where gap_end > gap_start
        group by all
    ) as n
    join articles as a on a.article_id = n.article_id
)
select g.article_id, g.gap_start, g.gap_end
from open_gaps as g
left join windows as w on w.article_id = g.article_id and w.number = g.gap_start // 4000
where g.gap_end < g.gap_start
    or trim(substring(w.words, g.gap_start % 4000 + 1, g.gap_end - g.gap_start), E' \n\t\r') <> '';
