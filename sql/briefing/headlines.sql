-- One row per day and headline: of each day the stories that most outlets told.
-- needs: articles
-- read by: models.briefing
with told as (
    select
        day_vn                              as day,
        coalesce(story_id, article_id)      as story,
        count(distinct outlet_id)           as outlets,
            arg_min(title, (duplicate_of is not null, lead is null, -epoch(published_at), article_id)) as title,
        sum(word_count)                     as words
    from articles
    where day_vn in (select unnest($days::date[]))
    group by day_vn, story
)
select day, title
from told
qualify row_number() over (partition by day order by outlets desc, words desc, story) <= $most
order by day desc, outlets desc, words desc, story;
