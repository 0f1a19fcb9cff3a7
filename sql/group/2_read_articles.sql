-- What is compared of some articles (to_read, handed in): headline, text, and where its passages stand that are no furniture.
-- needs: articles, passages
-- read by: models.fingerprints
with prose as (
    select p.article_id, list([p.start_char, p.end_char] order by p.passage_no) as spans
    from passages as p
    semi join to_read as r on r.article_id = p.article_id
    where p.kind in ('lead', 'body', 'subheading')
    group by p.article_id
)
select
    r.article_id,
    r.source,
    r.published_at,
    r.published_precision,
    a.title,
    a.text,
    coalesce(p.spans, []) as spans
from to_read as r
join articles as a on a.article_id = r.article_id
left join prose as p on p.article_id = r.article_id
order by r.article_id;
