-- One row per span that does not lie inside the text of its article.
-- severity: critical
-- meaning: A fact points past the end of the text, or backwards.
-- action: Report the article_id; the extractor that wrote the table is wrong.
-- needs: articles, passages, sentences, mentions, roles, quotes, times, figures, citations, events
with spans as (
    select 'passages' as table_name, article_id, passage_no as number, start_char, end_char from passages
    union all
    select 'sentences' as table_name, article_id, sentence_no as number, start_char, end_char from sentences
    union all
    select 'mentions' as table_name, article_id, mention_no as number, start_char, end_char from mentions
    union all
    select 'roles' as table_name, article_id, role_no as number, start_char, end_char from roles
    union all
    select 'quotes' as table_name, article_id, quote_no as number, start_char, end_char from quotes
    union all
    select 'times' as table_name, article_id, time_no as number, start_char, end_char from times
    union all
    select 'figures' as table_name, article_id, figure_no as number, start_char, end_char from figures
    union all
    select 'citations' as table_name, article_id, citation_no as number, start_char, end_char from citations
    union all
    select 'events' as table_name, article_id, event_no as number, start_char, end_char from events
    union all
    select 'roles.role', article_id, role_no, role_start, role_end from roles where role_start is not null
),
texts as materialized (
    select article_id, length(text) as text_length from articles
)
select s.table_name, s.article_id, s.number, s.start_char, s.end_char
from spans as s
join texts as t using (article_id)
where s.start_char < 0 or s.end_char <= s.start_char or s.end_char > t.text_length;
