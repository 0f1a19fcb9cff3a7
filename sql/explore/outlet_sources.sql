-- One row per source that the outlet leans on, the most frequent first.
-- needs: cited_sources
-- read by: models.exploring
select source, sum(article_count)::integer as article_count
from cited_sources
where outlet_id = $outlet
group by source
order by sum(article_count) desc, source
limit 12;
