-- One row per fact whose words are not the characters it points at.
-- severity: critical
-- meaning: An extractor and its offsets disagree, so every highlight and quote of these facts would show other words.
-- action: Report the article_id; `diembao read FILE` shows the reading. Publish again when the extractor is mended.
-- needs: articles, mentions, times, figures, citations
select 'mentions' as table_name, f.article_id, f.mention_no as number, f.start_char, f.end_char, f.surface as surface
from mentions as f
join articles as a using (article_id)
where substring(a.text, f.start_char + 1, f.end_char - f.start_char) <> f.surface;

select 'times' as table_name, f.article_id, f.time_no as number, f.start_char, f.end_char, f.surface as surface
from times as f
join articles as a using (article_id)
where substring(a.text, f.start_char + 1, f.end_char - f.start_char) <> f.surface;

select 'figures' as table_name, f.article_id, f.figure_no as number, f.start_char, f.end_char, f.surface as surface
from figures as f
join articles as a using (article_id)
where substring(a.text, f.start_char + 1, f.end_char - f.start_char) <> f.surface;

select 'citations' as table_name, f.article_id, f.citation_no as number, f.start_char, f.end_char, f.source as surface
from citations as f
join articles as a using (article_id)
where substring(a.text, f.start_char + 1, f.end_char - f.start_char) <> f.source;
