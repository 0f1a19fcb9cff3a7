-- One row per article with quotations, in the columns of GDELT.
-- needs: articles, quotes, quote_words, outlets
-- read by: analysts who know GDELT
create or replace view v_gdelt_quotations as
with said as (
    select
        q.article_id,
        string_agg(
            concat_ws('|', q.start_char, q.end_char - q.start_char, coalesce(q.cue, ''),
                replace(replace(w.words, '|', ' '), '#', ' ')),
            '#' order by q.quote_no
        ) as quotations
    from quotes as q
    join quote_words as w on w.article_id = q.article_id and w.quote_no = q.quote_no
    group by q.article_id
)
select
    strftime(timezone('UTC', a.published_at), '%Y%m%d%H%M%S') || '-' || a.article_id   as "GKGRECORDID",
    strftime(timezone('UTC', a.published_at), '%Y%m%d%H%M%S')                          as "DATE",
    1                                                                   as "SourceCollectionIdentifier",
    coalesce(o.domain, a.outlet_id)                                     as "SourceCommonName",
    coalesce(a.url, a.external_id)                                      as "DocumentIdentifier",
    s.quotations                                                        as "Quotations",
    'srclc:vie'                                                         as "TranslationInfo"
from said as s
join articles as a on a.article_id = s.article_id
left join outlets as o on o.outlet_id = a.outlet_id
where a.duplicate_of is null;

comment on view   v_gdelt_quotations                            is 'One row per article with quotations, in the columns of GDELT (GKG 2.1), so that queries written for it can be used (trích dẫn theo kiểu GDELT). It joins all quotations of an article into one text: restrict it to days, the whole archive takes seconds.';
comment on column v_gdelt_quotations.GKGRECORDID                is 'Moment of publication (UTC) and article_id; null without a date.';
comment on column v_gdelt_quotations.DATE                       is 'Moment of publication, YYYYMMDDHHMMSS in UTC.';
comment on column v_gdelt_quotations.SourceCollectionIdentifier is '1 as for the web.';
comment on column v_gdelt_quotations.SourceCommonName           is 'Domain of the outlet.';
comment on column v_gdelt_quotations.DocumentIdentifier         is 'URL of the article, else its own id.';
comment on column v_gdelt_quotations.Quotations                 is 'offset|length|verb|quote, set apart by #; offsets count code points of articles.text.';
comment on column v_gdelt_quotations.TranslationInfo            is 'srclc:vie, the text is Vietnamese and not translated.';
