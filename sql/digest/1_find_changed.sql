-- Which articles are not as search and sentence_texts know them: changed or new ones are to be made, gone ones dropped.
-- needs: articles, ops.search_articles
-- read by: models.digest
create or replace temp table article_states as
select
    article_id,
    (md5_number_lower(concat_ws('/', content_hash, title, last_run_id, extractor_version, outlet_id, day_vn, duplicate_of)) // 2)::bigint as state
from articles;

create or replace temp table to_drop as
select k.doc, k.article_id
from ops.search_articles as k
left join article_states as s on s.article_id = k.article_id
where s.state is distinct from k.state;

-- An article takes a turn, and another for every 4,000 characters: what is made at once is bounded by its size.
create or replace temp table to_make as
select
    s.article_id,
    s.state,
    (sum(1 + length(a.text) // 4000) over (order by s.article_id rows unbounded preceding))::bigint as turn
from article_states as s
join articles as a on a.article_id = s.article_id
left join ops.search_articles as k on k.article_id = s.article_id
where k.state is distinct from s.state;
