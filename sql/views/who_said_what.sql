-- One row per quotation, with its words, its speaker and where it was printed; copies of an article are left out.
-- needs: articles, quotes, quote_words, entities, roles, outlets, stories
-- read by: analysts, sql/examples, the briefing
create or replace view who_said_what as
with offices as (
    select article_id, person_id, arg_min(role, role_no) as role
    from roles
    group by article_id, person_id
)
select
    a.day_vn                                                            as day_vn,
    coalesce(e.name, q.speaker)                                         as speaker,
    q.speaker_id                                                        as speaker_id,
    q.kind                                                              as kind,
    w.words                                                             as words,
    q.cue                                                               as cue,
    a.outlet_id                                                         as outlet_id,
    a.title                                                             as title,
    a.url                                                               as url,
    q.article_id                                                        as article_id,
    q.quote_no                                                          as quote_no,
    coalesce(o.name, a.outlet_id)                                       as outlet,
    r.role                                                              as role,
    w.sentence                                                          as sentence,
    a.published_at                                                      as published_at,
    a.story_id                                                          as story_id,
    t.title                                                             as story,
    q.start_char                                                        as start_char,
    q.end_char                                                          as end_char
from quotes as q
join articles as a on a.article_id = q.article_id
left join quote_words as w on w.article_id = q.article_id and w.quote_no = q.quote_no
left join entities as e on e.entity_id = q.speaker_id
left join outlets as o on o.outlet_id = a.outlet_id
left join offices as r on r.article_id = q.article_id and r.person_id = q.speaker_id
left join stories as t on t.story_id = a.story_id
where a.duplicate_of is null;

comment on view   who_said_what              is 'One row per quotation, with its words and its speaker (ai nói gì); copies of an article are left out.';
comment on column who_said_what.day_vn       is 'Calendar day of the article in Asia/Ho_Chi_Minh.';
comment on column who_said_what.speaker      is 'Who said it, by the name of the entity or as written; null when it cannot be told.';
comment on column who_said_what.speaker_id   is 'Entity of the speaker, see entities.';
comment on column who_said_what.kind         is 'direct or indirect.';
comment on column who_said_what.words        is 'What was said, as printed.';
comment on column who_said_what.cue          is 'Speech verb or phrase.';
comment on column who_said_what.outlet_id    is 'Outlet that printed it, see outlets.';
comment on column who_said_what.title        is 'Headline of the article.';
comment on column who_said_what.url          is 'URL of the article.';
comment on column who_said_what.article_id   is 'The article, see articles.';
comment on column who_said_what.quote_no     is 'The quotation, see quotes.';
comment on column who_said_what.outlet       is 'Name of the outlet; null when not known.';
comment on column who_said_what.role         is 'Role of the speaker, as this article gives it; null when it gives none.';
comment on column who_said_what.sentence     is 'Sentence in which the words begin.';
comment on column who_said_what.published_at is 'When the article was published (UTC).';
comment on column who_said_what.story_id     is 'Story, see stories.';
comment on column who_said_what.story        is 'Headline of the story.';
comment on column who_said_what.start_char   is 'First code point of the words in articles.text.';
comment on column who_said_what.end_char     is 'One past their last code point.';
