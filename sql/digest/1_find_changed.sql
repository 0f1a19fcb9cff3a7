-- Which articles are not as search and sentence_texts know them: changed or new ones are to be made, gone ones dropped.
-- needs: articles, passages, ops.search_articles
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

-- An article takes a turn, and another for every 4,000 characters: what is made at once is bounded by its size. Its
-- passages say how long it is, so that no text is read for that.
create or replace temp table to_make as
with changed as (
    select s.article_id, s.state
    from article_states as s
    left join ops.search_articles as k on k.article_id = s.article_id
    where k.state is distinct from s.state
),
sizes as (
    select p.article_id, max(p.end_char) as chars
    from passages as p
    semi join changed as c on c.article_id = p.article_id
    group by p.article_id
)
select
    c.article_id,
    c.state,
    (sum(1 + coalesce(z.chars, 0) // 4000) over (order by c.article_id rows unbounded preceding))::bigint as turn
from changed as c
left join sizes as z on z.article_id = c.article_id;
