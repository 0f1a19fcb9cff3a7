-- One row per quotation, with its words, its speaker and where it was printed; copies of an article are left out.
-- needs: articles, quotes, entities
-- read by: analysts, sql/examples
create or replace view who_said_what as
select
    a.day_vn,
    coalesce(e.name, q.speaker)                                         as speaker,
    q.speaker_id,
    q.kind,
    substring(a.text, q.start_char + 1, q.end_char - q.start_char)      as words,
    q.cue,
    a.outlet_id,
    a.title,
    a.url,
    q.article_id,
    q.quote_no
from quotes as q
join articles as a on a.article_id = q.article_id
left join entities as e on e.entity_id = q.speaker_id
where a.duplicate_of is null;

comment on view   who_said_what            is 'One row per quotation, with its words and its speaker (ai nói gì); copies of an article are left out.';
comment on column who_said_what.day_vn     is 'Calendar day of the article in Asia/Ho_Chi_Minh.';
comment on column who_said_what.speaker    is 'Who said it, by the name of the entity or as written; null when it cannot be told.';
comment on column who_said_what.speaker_id is 'Entity of the speaker, see entities.';
comment on column who_said_what.kind       is 'direct or indirect.';
comment on column who_said_what.words      is 'What was said, as printed.';
comment on column who_said_what.cue        is 'Speech verb or phrase.';
comment on column who_said_what.outlet_id  is 'Outlet that printed it, see outlets.';
comment on column who_said_what.title      is 'Headline of the article.';
comment on column who_said_what.url        is 'URL of the article.';
comment on column who_said_what.article_id is 'The article, see articles.';
comment on column who_said_what.quote_no   is 'The quotation, see quotes.';
