-- Sentences and words of the articles in this_chunk, a few hundred at a time, fewer of long ones.
-- needs: articles, sentences, quotes, sentence_texts, quote_words, ops.search_articles, ops.search_words, ops.search_places, ops.watches
-- read by: models.digest
create or replace temp table chunk as
select
    -- a number that a watch has looked past is never given again
    greatest((select coalesce(max(doc), 0) from ops.search_articles), (select coalesce(max(doc_upto), 0) from ops.watches))
        + row_number() over (order by a.day_vn nulls first, a.article_id) as doc,
    a.article_id, c.state, a.outlet_id, a.day_vn, a.text, a.duplicate_of is not null                                          as is_copy,
    len(regexp_extract_all(a.title, '[\p{L}\p{N}]+'))                                                                          as title_words,
    regexp_extract_all(lower(a.text), '[\p{L}\p{N}]+')                                                                         as words
from articles as a
join this_chunk as c on c.article_id = a.article_id;

-- substring walks from the beginning of a text, so words are cut out of a window of it: a long article costs its length.
create or replace temp table windows as
with spans as (
    select article_id, start_char, end_char from sentences semi join chunk using (article_id)
    union all
    select article_id, start_char, end_char from quotes semi join chunk using (article_id)
),
sizes as (
    select article_id, start_char // 4000 as number, 4000 + max(end_char - start_char) as size
    from spans
    group by all
)
select c.doc, z.article_id, z.number, substring(c.text, 4000 * z.number + 1, z.size) as words
from sizes as z
join chunk as c on c.article_id = z.article_id;

create or replace temp table cut_sentences as
select
    w.doc, s.article_id, s.sentence_no, s.start_char, s.end_char,
    substring(w.words, s.start_char % 4000 + 1, s.end_char - s.start_char) as sentence
from sentences as s
join windows as w on w.article_id = s.article_id and w.number = s.start_char // 4000;

insert into sentence_texts by name
select article_id, sentence_no, start_char, end_char, sentence
from cut_sentences
order by doc, sentence_no;

insert into quote_words by name
select
    q.article_id, q.quote_no,
    substring(w.words, q.start_char % 4000 + 1, q.end_char - q.start_char) as words,
    s.sentence
from quotes as q
join windows as w on w.article_id = q.article_id and w.number = q.start_char // 4000
left join cut_sentences as s on s.article_id = q.article_id and q.start_char >= s.start_char and q.start_char < s.end_char
order by w.doc, q.quote_no;

create or replace temp table places as
select doc, unnest(words) as word, generate_subscripts(words, 1)::integer as place
from chunk;

insert into ops.search_words by name
select
    (select coalesce(max(word_id), 0) from ops.search_words) + row_number() over (order by word) as word_id,
    word,
    replace(strip_accents(word), 'đ', 'd') as folded
from (select distinct word from places)
anti join ops.search_words using (word);

insert into ops.search_places by name
select w.word_id, p.doc, p.place
from places as p
join ops.search_words as w on w.word = p.word
order by w.word_id, p.doc, p.place;

insert into ops.search_articles by name
select doc, article_id, state, outlet_id, day_vn, title_words, len(words) as word_count, is_copy
from chunk;
