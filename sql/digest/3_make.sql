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

insert into sentence_texts by name
select
    s.article_id, s.sentence_no, s.start_char, s.end_char,
    substring(c.text, s.start_char + 1, s.end_char - s.start_char) as sentence
from sentences as s
join chunk as c on c.article_id = s.article_id
order by c.doc, s.sentence_no;

-- The texts come last: a join that carried them would hold one copy a quotation.
insert into quote_words by name
with placed as materialized (
    select q.article_id, q.quote_no, q.start_char, q.end_char, s.start_char as sentence_start, s.end_char as sentence_end
    from quotes as q
    semi join chunk as c on c.article_id = q.article_id
    left join sentences as s on s.article_id = q.article_id and q.start_char >= s.start_char and q.start_char < s.end_char
)
select
    p.article_id, p.quote_no,
    substring(c.text, p.start_char + 1, p.end_char - p.start_char)              as words,
    substring(c.text, p.sentence_start + 1, p.sentence_end - p.sentence_start)  as sentence
from placed as p
join chunk as c on c.article_id = p.article_id
order by c.doc, p.quote_no;

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
