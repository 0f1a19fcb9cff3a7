-- One row per article that has all of the words, the best first, with the sentence that shows it.
-- needs: sentence_texts, find_articles
-- read by: analysts
--
-- from search('hoa binh')                          in any accents; typed with accents only those, wherever the tone stands
-- from search('"lở núi" bình dương')               a phrase, and words
-- from search('title:bão outlet:tuoitre from:2026-11-01 to:2026-11-30', most := 50)
create or replace macro search(words, most := 20) as table
with best as (
    select article_id, score, title, outlet, day_vn, url, rank
    from find_articles(words, most := most)
),
asked as (
    select regexp_extract_all(without_accents(regexp_replace(words, '(?:outlet|from|to):(?:"[^"]*"?|\S+)|title:', ' ', 'g')), '[\p{L}\p{N}]+') as tokens
),
shown as (
    select
        s.article_id,
        arg_max(s.sentence, (
            len(list_intersect(regexp_extract_all(without_accents(s.sentence), '[\p{L}\p{N}]+'), asked.tokens)),
            s.sentence_no > 0, -s.sentence_no
        )) as snippet
    from sentence_texts as s
    join best as b on b.article_id = s.article_id
    cross join asked
    group by s.article_id
)
select
    b.article_id    as article_id,
    b.score         as score,
    b.title         as title,
    b.outlet        as outlet,
    b.day_vn        as day_vn,
    b.url           as url,
    s.snippet       as snippet
from best as b
left join shown as s on s.article_id = b.article_id
order by b.rank;

comment on macro table search is 'Articles with all of the words, the best first, with the sentence that shows it: from search(''hoa binh'').';
