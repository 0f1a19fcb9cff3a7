-- One row per figure of a day or of a story that outlets may differ on, copies left out.
-- needs: articles, outlets, figures, sentences
-- read by: models.briefing
select
    a.story_id,
    f.kind,
    f.subject,
    f.start_char                    as position,
    f.value,
    f.unit,
    f.currency,
    f.bound,
    f.surface,
    f.according_to,
    a.published_at,
    a.article_id,
    coalesce(o.name, a.outlet_id)   as outlet,
    a.title,
    s.sentence_no
from figures as f
join articles as a on a.article_id = f.article_id
left join outlets as o on o.outlet_id = a.outlet_id
left join sentences as s
    on s.article_id = f.article_id and s.start_char <= f.start_char and f.start_char < s.end_char
where ($story_id is null or a.story_id = $story_id) and ($only is null or a.day_vn = $only) and a.duplicate_of is null and f.value is not null and f.direction is null
    and f.kind in (select unnest($kinds::varchar[]))
order by a.published_at, a.article_id, f.start_char;
