-- One row per article whose passages leave out a visible character or overlap.
-- severity: critical
-- meaning: Something that stands in the article belongs to no passage, or to two: cleaning lost its way.
-- action: Report the article_id and its raw file; the line rules of diembao.text are wrong.
-- sliced: yes
-- needs: articles, passages
with texts as not materialized (
    select article_id, text from articles where hash(article_id) % getvariable('slices') = getvariable('slice')
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
    select o.article_id, o.end_char, length(a.text)
    from ordered as o
    join texts as a using (article_id)
    where o.is_last
    union all
    select a.article_id, 0, length(a.text)
    from texts as a
    anti join ordered as o using (article_id)
)
select g.article_id, g.gap_start, g.gap_end
from gaps as g
join texts as a using (article_id)
where g.gap_end <> g.gap_start and (
    g.gap_end < g.gap_start
    or trim(substring(a.text, g.gap_start + 1, g.gap_end - g.gap_start), E' \n\t\r') <> ''
);
