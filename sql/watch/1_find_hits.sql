-- Which articles fit which watch; wanted tables are handed in: wanted_watches (watch, criteria, doc_upto) and one for each
-- kind of criterion (wanted_names, wanted_phrases, wanted_topics, wanted_figures, wanted_outlets, wanted_stories).
-- needs: articles, mentions, topics, media_topics, figures, sentence_texts, ops.search_articles
-- read by: models.watching
create or replace temp table looked_at as
select w.watch, w.criteria, s.article_id
from wanted_watches as w
join ops.search_articles as s on s.doc > w.doc_upto and not s.is_copy;

create or replace temp table fitting as
select l.watch, l.article_id, w.criterion, m.surface as shown, m.start_char, m.end_char, 2 as worth
from looked_at as l
join wanted_names as w on w.watch = l.watch
join mentions as m on m.article_id = l.article_id and m.entity_id = w.entity_id
union all
select l.watch, l.article_id, 'figures', f.surface, f.start_char, f.end_char, 1
from looked_at as l
join wanted_figures as w on w.watch = l.watch
join figures as f on f.article_id = l.article_id and f.kind = w.kind and f.value >= w.least
where f.kind <> 'money' or f.currency = 'VND'
union all
select l.watch, l.article_id, 'topics', m.name_vi, null, null, 9
from looked_at as l
join wanted_topics as w on w.watch = l.watch
join topics as t on t.article_id = l.article_id and t.topic_code = w.topic_code
join media_topics as m on m.topic_code = t.topic_code
union all
select l.watch, l.article_id, 'outlets', a.outlet_id, null, null, 9
from looked_at as l
join wanted_outlets as w on w.watch = l.watch
join articles as a on a.article_id = l.article_id and a.outlet_id = w.outlet_id
union all
select l.watch, l.article_id, 'stories', a.story_id, null, null, 9
from looked_at as l
join wanted_stories as w on w.watch = l.watch
join articles as a on a.article_id = l.article_id and a.story_id = w.story_id
union all
select l.watch, l.article_id, 'phrases', w.phrase, s.start_char, s.end_char, 3
from looked_at as l
join wanted_phrases as w on w.watch = l.watch
join sentence_texts as s on s.article_id = l.article_id
where regexp_matches(case when w.has_accents then lower(s.sentence) else without_accents(s.sentence) end, w.pattern);

create or replace temp table found_hits as
with met as (
    select
        f.watch, f.article_id,
        list(distinct f.shown)[:8]                                                          as matched,
        arg_min(struct_pack(start_char := f.start_char, end_char := f.end_char), (f.worth, f.start_char))
            filter (where f.start_char is not null)                                         as first
    from fitting as f
    join wanted_watches as w on w.watch = f.watch
    group by f.watch, f.article_id, w.criteria
    having count(distinct f.criterion) = w.criteria
)
select
    m.watch, m.article_id, a.day_vn, a.story_id, list_sort(m.matched) as matched,
    s.sentence, m.first.start_char as start_char, m.first.end_char as end_char
from met as m
join articles as a on a.article_id = m.article_id
left join sentence_texts as s
    on s.article_id = m.article_id and m.first.start_char >= s.start_char and m.first.start_char < s.end_char;
