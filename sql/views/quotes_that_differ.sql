-- One row per pair of outlets that print the same words of one person in other ways.
-- needs: articles, quotes, quote_words, stories, outlets, entities
-- read by: analysts, the briefing
create or replace view quotes_that_differ as
with direct as (
    select
        a.story_id, q.speaker_id, q.article_id, q.quote_no, a.outlet_id, a.url, q.start_char, q.end_char,
        count(*) over (partition by a.story_id, q.speaker_id)                                          as together,
        min(a.outlet_id) over (partition by a.story_id, q.speaker_id)
            <> max(a.outlet_id) over (partition by a.story_id, q.speaker_id)                           as in_two_outlets
    from quotes as q
    join articles as a on a.article_id = q.article_id
    where q.kind = 'direct' and q.speaker_id is not null and a.duplicate_of is null and a.story_id is not null
),
said as (
    select
        d.story_id, d.speaker_id, d.article_id, d.quote_no, d.outlet_id, d.url, w.words,
        regexp_extract_all(lower(w.words), '[\p{L}\p{N}]+')                                            as tokens
    from direct as d
    join quote_words as w on w.article_id = d.article_id and w.quote_no = d.quote_no
    where d.in_two_outlets and d.together between 2 and 200 and d.end_char - d.start_char >= 20
),
pairs as (
    select
        one.story_id, one.speaker_id,
        one.words, one.outlet_id, one.url, one.article_id, one.quote_no,
        other.words as other_words, other.outlet_id as other_outlet_id, other.url as other_url,
        other.article_id as other_article_id, other.quote_no as other_quote_no,
        len(list_intersect(one.tokens, other.tokens))
            / greatest(least(len(list_distinct(one.tokens)), len(list_distinct(other.tokens))), 1)     as likeness
    from said as one
    join said as other
        on other.story_id = one.story_id and other.speaker_id = one.speaker_id and other.outlet_id > one.outlet_id
        and other.tokens <> one.tokens
)
select
    p.story_id                                      as story_id,
    s.title                                         as story,
    coalesce(e.name, p.speaker_id)                  as speaker,
    p.speaker_id                                    as speaker_id,
    p.words                                         as words,
    coalesce(o.name, p.outlet_id)                   as outlet,
    p.url                                           as url,
    p.article_id                                    as article_id,
    p.quote_no                                      as quote_no,
    p.other_words                                   as other_words,
    coalesce(oo.name, p.other_outlet_id)            as other_outlet,
    p.other_url                                     as other_url,
    p.other_article_id                              as other_article_id,
    p.other_quote_no                                as other_quote_no,
    round(p.likeness, 2)                            as likeness
from pairs as p
join stories as s on s.story_id = p.story_id
left join entities as e on e.entity_id = p.speaker_id
left join outlets as o on o.outlet_id = p.outlet_id
left join outlets as oo on oo.outlet_id = p.other_outlet_id
where p.likeness >= 0.6;

comment on view   quotes_that_differ                  is 'One row per pair of outlets that print the same words of one person in other ways (trích dẫn vênh nhau): direct quotations of one speaker in one story that share six words in ten and are not the same.';
comment on column quotes_that_differ.story_id         is 'Story, see stories.';
comment on column quotes_that_differ.story            is 'Headline of the story.';
comment on column quotes_that_differ.speaker          is 'Who said it.';
comment on column quotes_that_differ.speaker_id       is 'Entity of the speaker, see entities.';
comment on column quotes_that_differ.words            is 'The words as one outlet prints them.';
comment on column quotes_that_differ.outlet           is 'That outlet.';
comment on column quotes_that_differ.url              is 'URL of its article.';
comment on column quotes_that_differ.article_id       is 'Its article, see articles.';
comment on column quotes_that_differ.quote_no         is 'The quotation, see quotes.';
comment on column quotes_that_differ.other_words      is 'The words as the other outlet prints them.';
comment on column quotes_that_differ.other_outlet     is 'The other outlet.';
comment on column quotes_that_differ.other_url        is 'URL of its article.';
comment on column quotes_that_differ.other_article_id is 'Its article.';
comment on column quotes_that_differ.other_quote_no   is 'Its quotation.';
comment on column quotes_that_differ.likeness         is 'Share of the shorter one that stands in the other too, 0.6 to 1; 1 is a cut.';
