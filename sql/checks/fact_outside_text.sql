-- One row per span that does not lie inside the text of its article.
-- severity: critical
-- meaning: A fact points past the end of the text, or backwards.
-- action: Report the article_id; the extractor that wrote the table is wrong.
-- needs: articles, passages, sentences, mentions, roles, quotes, times, figures, citations, events
select 'passages' as table_name, s.article_id, s.passage_no as number, s.start_char, s.end_char
from passages as s
join articles as a using (article_id)
where s.start_char < 0 or s.end_char <= s.start_char or s.end_char > length(a.text);

select 'sentences' as table_name, s.article_id, s.sentence_no as number, s.start_char, s.end_char
from sentences as s
join articles as a using (article_id)
where s.start_char < 0 or s.end_char <= s.start_char or s.end_char > length(a.text);

select 'mentions' as table_name, s.article_id, s.mention_no as number, s.start_char, s.end_char
from mentions as s
join articles as a using (article_id)
where s.start_char < 0 or s.end_char <= s.start_char or s.end_char > length(a.text);

select 'roles' as table_name, s.article_id, s.role_no as number, s.start_char, s.end_char
from roles as s
join articles as a using (article_id)
where s.start_char < 0 or s.end_char <= s.start_char or s.end_char > length(a.text);

select 'quotes' as table_name, s.article_id, s.quote_no as number, s.start_char, s.end_char
from quotes as s
join articles as a using (article_id)
where s.start_char < 0 or s.end_char <= s.start_char or s.end_char > length(a.text);

select 'times' as table_name, s.article_id, s.time_no as number, s.start_char, s.end_char
from times as s
join articles as a using (article_id)
where s.start_char < 0 or s.end_char <= s.start_char or s.end_char > length(a.text);

select 'figures' as table_name, s.article_id, s.figure_no as number, s.start_char, s.end_char
from figures as s
join articles as a using (article_id)
where s.start_char < 0 or s.end_char <= s.start_char or s.end_char > length(a.text);

select 'citations' as table_name, s.article_id, s.citation_no as number, s.start_char, s.end_char
from citations as s
join articles as a using (article_id)
where s.start_char < 0 or s.end_char <= s.start_char or s.end_char > length(a.text);

select 'events' as table_name, s.article_id, s.event_no as number, s.start_char, s.end_char
from events as s
join articles as a using (article_id)
where s.start_char < 0 or s.end_char <= s.start_char or s.end_char > length(a.text);

select 'roles.role' as table_name, s.article_id, s.role_no as number, s.role_start as start_char, s.role_end as end_char
from roles as s
join articles as a using (article_id)
where s.role_start < 0 or s.role_end <= s.role_start or s.role_end > length(a.text);
