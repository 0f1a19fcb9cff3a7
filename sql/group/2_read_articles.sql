-- What is compared of some articles (to_read, handed in): headline, and the passages that are no furniture.
-- needs: articles, passages
-- read by: models.fingerprints
select
    r.article_id,
    r.source,
    r.published_at,
    r.published_precision,
    a.title,
    a.text,
    coalesce(
        list(substring(a.text, p.start_char + 1, p.end_char - p.start_char) order by p.passage_no)
            filter (p.kind in ('lead', 'body', 'subheading')),
        []
    ) as passages
from to_read as r
join articles as a using (article_id)
left join passages as p using (article_id)
group by all
order by r.article_id;
