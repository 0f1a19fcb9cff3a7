-- One row per article that has all of the words, the best first: ranked by BM25, words that stand together count more.
-- needs: articles, outlets, ops.search_articles, ops.search_words, ops.search_places
-- read by: the macro search, models.search
--
-- As search, without the sentence, and so the quicker one: from find_articles('hoa binh').
create or replace macro without_accents(words) as replace(strip_accents(lower(nfc_normalize(words))), 'đ', 'd');

-- Both "hoà" and "hòa" are "hoa2": the letters without their tone, then the tone.
create or replace macro spelling_key(word) as
    translate(word,
        'áàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ',
        'aaaaaâââââăăăăăeeeeeêêêêêiiiiioooooôôôôôơơơơơuuuuuưưưưưyyyyy')
    || translate(regexp_replace(word, '[^áàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]', '', 'g'),
        'áàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ',
        '123451234512345123451234512345123451234512345123451234512345');

create or replace macro find_articles(words, most := 20) as table
with asked as (
    select
        lower(nfc_normalize(words))                                                                 as said,
        regexp_replace(said, '(?:title|outlet|from|to):(?:"[^"]*"?|\S+)', ' ', 'g')                 as free,
        regexp_extract_all(said, 'title:("[^"]*"?|\S+)', 1)                                         as titles,
        without_accents(trim(regexp_extract(said, 'outlet:("[^"]*"?|\S+)', 1), '"'))                as outlet,
        regexp_extract(said, 'from:"?([^\s"]+)', 1)                                                 as first_day,
        regexp_extract(said, 'to:"?([^\s"]+)', 1)                                                   as last_day
),
pieces as (
    select row_number() over () as piece, in_title, is_phrase, regexp_extract_all(said, '[\p{L}\p{N}]+') as tokens
    from (
        select false as in_title, false as is_phrase, regexp_replace(free, '"[^"]*"', ' ', 'g') as said from asked
        union all
        select false, true, unnest(regexp_extract_all(free, '"([^"]*)"', 1)) from asked
        union all
        select true, true, unnest(titles) from asked
    )
),
tokens as (
    -- numbered so that only words of one piece follow each other
    select (1000 * piece + generate_subscripts(tokens, 1))::integer as nth, in_title, is_phrase, unnest(tokens) as token
    from pieces
),
known as (
    select t.nth, t.in_title, t.is_phrase, w.word_id
    from tokens as t
    join ops.search_words as w on w.folded = without_accents(t.token)
    where t.token = without_accents(t.token) or spelling_key(w.word) = spelling_key(t.token)
),
wanted_outlets as (
    select o.outlet_id
    from outlets as o, asked
    where contains(concat_ws(' ', o.outlet_id, without_accents(o.name), lower(o.code), o.domain), asked.outlet)
),
open_articles as (
    select s.doc, s.article_id, s.day_vn, s.title_words, s.word_count
    from ops.search_articles as s, asked
    where not s.is_copy
        and (asked.first_day = '' or s.day_vn >= try_strptime(asked.first_day, ['%Y-%m-%d', '%d/%m/%Y'])::date)
        and (asked.last_day = '' or s.day_vn <= try_strptime(asked.last_day, ['%Y-%m-%d', '%d/%m/%Y'])::date)
        and (asked.outlet = '' or s.outlet_id in (select outlet_id from wanted_outlets))
),
sizes as (
    select count(*) as articles, avg(word_count) as length
    from ops.search_articles
    where not is_copy
),
hits as materialized (
    select k.nth, k.is_phrase, k.in_title, p.doc, p.place
    from ops.search_places as p
    join known as k on k.word_id = p.word_id
),
counted as (
    select h.nth, h.doc, h.times + 3 * (h.first <= o.title_words)::integer as times, o.word_count
    from (select nth, doc, in_title, count(*) as times, min(place) as first from hits group by nth, doc, in_title) as h
    join open_articles as o on o.doc = h.doc
    where not h.in_title or h.first <= o.title_words
),
bound as (
    select count(*) filter (where is_phrase and nth % 1000 > 1) as pairs, count(*) as tokens
    from tokens
),
weights as (
    select c.nth, ln(1 + (any_value(z.articles) - count(*) + 0.5) / (count(*) + 0.5)) as weight, any_value(z.length) as length
    from counted as c
    cross join sizes as z
    group by c.nth
),
single as materialized (
    select c.doc, sum(w.weight * c.times * 2.2 / (c.times + 1.2 * (0.25 + 0.75 * c.word_count / w.length))) as score
    from counted as c
    join weights as w on w.nth = c.nth
    group by c.doc
    having count(*) = (select tokens from bound)
),
near as (
    -- a phrase is looked for everywhere; words that only happen to stand together, in the best thousand
    select s.doc, o.title_words
    from single as s
    join open_articles as o on o.doc = s.doc
    where (select pairs from bound) > 0 or s.score >= (select min(score) from (select score from single order by score desc limit 1000))
),
neighbours as (
    select a.nth, a.doc, a.is_phrase, count(*) as times
    from hits as a
    join near as d on d.doc = a.doc and (not a.in_title or a.place < d.title_words)
    join hits as b on b.doc = a.doc and b.nth = a.nth + 1 and b.place = a.place + 1
    where a.nth + 1 in (select nth from tokens)
    group by a.nth, a.doc, a.is_phrase
),
together as (
    select doc, sum(3 * times / (times + 1.0)) as score, count(*) filter (where is_phrase) as kept
    from neighbours
    group by doc
),
found as (
    select s.doc, s.score + coalesce(t.score, 0) as score
    from single as s
    cross join bound as n
    left join together as t on t.doc = s.doc
    where coalesce(t.kept, 0) = n.pairs
    union all
    select o.doc, 0  -- no words: the newest of an outlet, or of some days
    from open_articles as o
    cross join bound as n
    where n.tokens = 0
),
ranked as (
    select o.article_id, f.score, row_number() over (order by round(f.score, 3) desc, o.day_vn desc nulls last, o.article_id) as rank
    from found as f
    join open_articles as o on o.doc = f.doc
    -- all that may be among the best: only they are put in order
    where f.score >= (select min(score) - 0.001 from (select score from found order by score desc limit most))
)
select
    r.article_id                        as article_id,
    round(r.score, 3)                   as score,
    a.title                             as title,
    coalesce(o.name, a.outlet_id)       as outlet,
    a.day_vn                            as day_vn,
    a.url                               as url,
    r.rank                              as rank
from ranked as r
join articles as a on a.article_id = r.article_id
left join outlets as o on o.outlet_id = a.outlet_id
where r.rank <= most
order by r.rank;

comment on macro table find_articles is 'As search, without the sentence, and so the quicker one.';
