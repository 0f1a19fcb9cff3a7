-- One row per fact whose words are not the characters it points at.
-- severity: critical
-- meaning: An extractor and its offsets disagree, so every highlight and quote of these facts would show other words.
-- action: Report the article_id; `diembao read FILE` shows the reading. Publish again when the extractor is mended.
-- sliced: yes
-- needs: articles, mentions, times, figures, citations
with facts as (
    select 'mentions' as table_name, article_id, mention_no as number, start_char, end_char, surface from mentions
    union all
    select 'times', article_id, time_no, start_char, end_char, surface from times
    union all
    select 'figures', article_id, figure_no, start_char, end_char, surface from figures
    union all
    select 'citations', article_id, citation_no, start_char, end_char, source from citations
),
sliced as (
    select * from facts where hash(article_id) % getvariable('slices') = getvariable('slice')
),
-- substring walks from the beginning of a text, so words are looked up in a window of it: a long article costs its length
windows as (
    select n.article_id, n.number, substring(a.text, 4000 * n.number + 1, n.size) as words
    from (
        select article_id, start_char // 4000 as number, 4000 + max(end_char - start_char) as size
        from sliced
        where start_char >= 0
        group by all
    ) as n
    join articles as a on a.article_id = n.article_id
)
select f.table_name, f.article_id, f.number, f.start_char, f.end_char, f.surface
from sliced as f
left join windows as w on w.article_id = f.article_id and w.number = f.start_char // 4000
where substring(w.words, f.start_char % 4000 + 1, f.end_char - f.start_char) is distinct from f.surface;
