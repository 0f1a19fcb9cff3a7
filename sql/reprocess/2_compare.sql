-- What differs between the facts before and after: one row per fact that was added, dropped or changed.
-- needs: articles
-- read by: models.reprocessing; old_* and new_* come from the first step
--
-- A fact is its row without its number, as JSON. Equal facts go away in pairs; of what is left, two at the same place of
-- the same article are one that changed.

create or replace temp table facts_before as
select 'sentences' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (sentence_no, passage_no) from old_sentences) as f
union all
select 'mentions' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (mention_no, sentence_no) from old_mentions) as f
union all
select 'roles' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (role_no) from old_roles) as f
union all
select 'quotes' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (quote_no) from old_quotes) as f
union all
select 'times' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (time_no) from old_times) as f
union all
select 'figures' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (figure_no) from old_figures) as f
union all
select 'citations' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (citation_no) from old_citations) as f
union all
select 'events' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (event_no) from old_events) as f
union all
select 'topics' as table_name, f.article_id, f.topic_code as place, null::integer as start_char, null::integer as end_char, to_json(f)::varchar as fact
from (select * from old_topics) as f
union all
select 'keyphrases' as table_name, f.article_id, f.phrase as place, null::integer as start_char, null::integer as end_char, to_json(f)::varchar as fact
from (select * exclude (keyphrase_no) from old_keyphrases) as f;

create or replace temp table facts_after as
select 'sentences' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (sentence_no, passage_no) from new_sentences) as f
union all
select 'mentions' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (mention_no, sentence_no) from new_mentions) as f
union all
select 'roles' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (role_no) from new_roles) as f
union all
select 'quotes' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (quote_no) from new_quotes) as f
union all
select 'times' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (time_no) from new_times) as f
union all
select 'figures' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (figure_no) from new_figures) as f
union all
select 'citations' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (citation_no) from new_citations) as f
union all
select 'events' as table_name, f.article_id, f.start_char || '-' || f.end_char as place, f.start_char, f.end_char, to_json(f)::varchar as fact
from (select * exclude (event_no) from new_events) as f
union all
select 'topics' as table_name, f.article_id, f.topic_code as place, null::integer as start_char, null::integer as end_char, to_json(f)::varchar as fact
from (select * from new_topics) as f
union all
select 'keyphrases' as table_name, f.article_id, f.phrase as place, null::integer as start_char, null::integer as end_char, to_json(f)::varchar as fact
from (select * exclude (keyphrase_no) from new_keyphrases) as f;

create or replace temp table without_twin as
with before as (
    select *, row_number() over (partition by table_name, article_id, fact) as n
    from facts_before
),
after as (
    select *, row_number() over (partition by table_name, article_id, fact) as n
    from facts_after
)
select b.* exclude (n), true as stood
from before as b
anti join after as a using (table_name, article_id, fact, n)
union all
select a.* exclude (n), false
from after as a
anti join before as b using (table_name, article_id, fact, n);

create or replace temp table differences as
with numbered as (
    select *, row_number() over (partition by table_name, article_id, place, stood order by fact) as n
    from without_twin
),
gone as (
    select * from numbered where stood
),
come as (
    select * from numbered where not stood
)
select
    coalesce(g.table_name, c.table_name) as table_name,
    coalesce(g.article_id, c.article_id) as article_id,
    coalesce(g.start_char, c.start_char) as start_char,
    coalesce(g.end_char, c.end_char)     as end_char,
    case when c.fact is null then 'dropped' when g.fact is null then 'added' else 'changed' end as change,
    g.fact                               as before,
    c.fact                               as after
from gone as g
full join come as c
    on c.table_name = g.table_name and c.article_id = g.article_id and c.place = g.place and c.n = g.n;
