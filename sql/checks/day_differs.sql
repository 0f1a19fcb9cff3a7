-- One row per article whose day is not the Vietnamese calendar day of its time.
-- severity: critical
-- meaning: day_vn and published_at disagree, so counts by day would be wrong.
-- action: Report the article_id; cleaning or loading computed the day wrongly.
-- needs: articles
select article_id, published_at, day_vn
from articles
where
    day_vn is distinct from ((published_at at time zone 'UTC') + interval 7 hour)::date
    or (published_at is null) <> (published_from = 'none');
