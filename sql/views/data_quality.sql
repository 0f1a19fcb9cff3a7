-- One row per Vietnamese calendar day: what its articles lack.
-- needs: articles, quotes, figures, topics
-- read by: operators, analysts, the briefing
create or replace view data_quality as
with lacking as (
    select
        day_vn,
        count(*)                                            as article_count,
        count(*) filter (where outlet_id is null)           as without_outlet,
        count(*) filter (where url is null)                 as without_url,
        count(*) filter (where story_id is null)            as without_story,
        count(*) filter (where version > 1)                 as edited_count,
        count(*) filter (where len(repairs) > 0)            as repaired_count
    from articles
    group by day_vn
),
spoken as (
    select a.day_vn, count(*) as quote_count, count(*) filter (where q.speaker is null) as quotes_without_speaker
    from quotes as q
    join articles as a on a.article_id = q.article_id
    group by a.day_vn
),
counted as (
    select a.day_vn, count(*) as figure_count, count(*) filter (where f.kind = 'other') as figures_without_kind
    from figures as f
    join articles as a on a.article_id = f.article_id
    group by a.day_vn
),
about as (
    select a.day_vn, count(distinct t.article_id) as with_topic
    from topics as t
    join articles as a on a.article_id = t.article_id
    group by a.day_vn
)
select
    l.day_vn                                        as day_vn,
    l.article_count                                 as article_count,
    l.without_outlet                                as without_outlet,
    l.without_url                                   as without_url,
    l.without_story                                 as without_story,
    l.article_count - coalesce(t.with_topic, 0)     as without_topic,
    coalesce(s.quote_count, 0)                      as quote_count,
    coalesce(s.quotes_without_speaker, 0)           as quotes_without_speaker,
    coalesce(c.figure_count, 0)                     as figure_count,
    coalesce(c.figures_without_kind, 0)             as figures_without_kind,
    l.edited_count                                  as edited_count,
    l.repaired_count                                as repaired_count
from lacking as l
left join spoken as s on s.day_vn is not distinct from l.day_vn
left join counted as c on c.day_vn is not distinct from l.day_vn
left join about as t on t.day_vn is not distinct from l.day_vn;

comment on view   data_quality                        is 'One row per Vietnamese calendar day: what its articles lack (chất lượng dữ liệu); outlet_freshness says how new it is.';
comment on column data_quality.day_vn                 is 'Calendar day in Asia/Ho_Chi_Minh; null for articles without a date.';
comment on column data_quality.article_count          is 'Articles published that day.';
comment on column data_quality.without_outlet         is 'Those whose outlet was not found.';
comment on column data_quality.without_url            is 'Those without a URL.';
comment on column data_quality.without_story          is 'Those that are in no story yet.';
comment on column data_quality.without_topic          is 'Those in which no words decided a topic.';
comment on column data_quality.quote_count            is 'Quotations in them.';
comment on column data_quality.quotes_without_speaker is 'Those whose speaker cannot be told.';
comment on column data_quality.figure_count           is 'Figures in them.';
comment on column data_quality.figures_without_kind   is 'Those that count something for which there is no kind.';
comment on column data_quality.edited_count           is 'Articles that stand in a later version than the first.';
comment on column data_quality.repaired_count         is 'Articles whose letters had to be mended, see articles.repairs.';
