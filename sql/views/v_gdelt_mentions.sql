-- One row per event and article that tells of it, in the columns of GDELT.
-- needs: articles, events, mentions, sentences, outlets
-- read by: analysts who know GDELT
create or replace view v_gdelt_mentions as
with printed as (
    select article_id, published_at, outlet_id, coalesce(url, external_id) as identifier, length(text) as chars
    from articles
    where duplicate_of is null
),
placed as (
    select
        e.article_id, e.event_no,
        min(m.start_char) filter (where m.entity_id = e.actor_id)       as actor_at,
        min(m.start_char) filter (where m.entity_id = e.target_id)      as target_at
    from events as e
    join mentions as m on m.article_id = e.article_id and m.entity_id in (e.actor_id, e.target_id)
    group by e.article_id, e.event_no
)
select
    ('0x' || md5(e.article_id || ':' || e.event_no)[:15])::bigint               as "GLOBALEVENTID",
    strftime(e.happened_on, '%Y%m%d') || '000000'                               as "EventTimeDate",
    strftime(timezone('UTC', a.published_at), '%Y%m%d%H%M%S')                   as "MentionTimeDate",
    1                                                                           as "MentionType",
    coalesce(o.domain, a.outlet_id)                                             as "MentionSourceName",
    a.identifier                                                                as "MentionIdentifier",
    s.sentence_no + 1                                                           as "SentenceID",
    coalesce(p.actor_at, -1)                                                    as "Actor1CharOffset",
    coalesce(p.target_at, -1)                                                   as "Actor2CharOffset",
    e.start_char                                                                as "ActionCharOffset",
    1                                                                           as "InRawText",
    round(100 * e.confidence)::integer                                          as "Confidence",
    a.chars                                                                     as "MentionDocLen",
    null::double                                                                as "MentionDocTone",
    'srclc:vie'                                                                 as "MentionDocTranslationInfo",
    'EventCode:' || e.code || ';Status:' || e.status                            as "Extras"
from events as e
join printed as a on a.article_id = e.article_id
left join sentences as s on s.article_id = e.article_id and e.start_char >= s.start_char and e.start_char < s.end_char
left join placed as p on p.article_id = e.article_id and p.event_no = e.event_no
left join outlets as o on o.outlet_id = a.outlet_id;

comment on view   v_gdelt_mentions                           is 'One row per event and article that tells of it, in the columns of GDELT (Event Mentions 2.0), so that queries written for it can be used (sự kiện theo kiểu GDELT). It seeks the names of every event: restrict it to days, the whole archive takes seconds.';
comment on column v_gdelt_mentions.GLOBALEVENTID             is 'From article and event, so the same in every run; an event that two articles tell is two.';
comment on column v_gdelt_mentions.EventTimeDate             is 'Day of the event, YYYYMMDD000000; null when not known.';
comment on column v_gdelt_mentions.MentionTimeDate           is 'Moment of publication, YYYYMMDDHHMMSS in UTC.';
comment on column v_gdelt_mentions.MentionType               is '1 as for the web.';
comment on column v_gdelt_mentions.MentionSourceName         is 'Domain of the outlet.';
comment on column v_gdelt_mentions.MentionIdentifier         is 'URL of the article, else its own id.';
comment on column v_gdelt_mentions.SentenceID                is 'Sentence of the event, from 1.';
comment on column v_gdelt_mentions.Actor1CharOffset          is 'First mention of who acts, in code points of articles.text; -1 without.';
comment on column v_gdelt_mentions.Actor2CharOffset          is 'First mention of whom it is done to; -1 without.';
comment on column v_gdelt_mentions.ActionCharOffset          is 'Beginning of the clause.';
comment on column v_gdelt_mentions.InRawText                 is '1, the event stands in the text as printed.';
comment on column v_gdelt_mentions.Confidence                is 'How sure the extractor is, in percent.';
comment on column v_gdelt_mentions.MentionDocLen             is 'Characters of the article.';
comment on column v_gdelt_mentions.MentionDocTone            is 'Always null: tone is not measured.';
comment on column v_gdelt_mentions.MentionDocTranslationInfo is 'srclc:vie, the text is Vietnamese and not translated.';
comment on column v_gdelt_mentions.Extras                    is 'PLOVER code and status: asserted, negated or hypothetical.';
