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
texts as (
    select article_id, text from articles where hash(article_id) % getvariable('slices') = getvariable('slice')
)
select f.table_name, f.article_id, f.number, f.start_char, f.end_char, f.surface
from sliced as f
join texts as a using (article_id)
where substring(a.text, f.start_char + 1, f.end_char - f.start_char) <> f.surface;
