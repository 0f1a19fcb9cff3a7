-- One row per thing to know about this file.
-- needs: articles, stories, outlets, entities, ops.runs, ops.migrations
-- read by: analysts
create or replace view about as
with runs as (
    select
        max(finished_at)                            as finished_at,
        arg_max(diembao_version, started_at)        as diembao_version,
        arg_max(extractor_version, started_at)      as extractor_version,
        count(*)                                    as run_count
    from ops.runs
),
days as (
    select count(*) as articles, count(duplicate_of) as copies, min(day_vn) as first_day, max(day_vn) as last_day
    from articles
),
facts as (
    select 1 as place, 'last_run' as name, strftime(timezone('Asia/Ho_Chi_Minh', finished_at), '%Y-%m-%d %H:%M') as value, 'When the last run before this file ended, time of Hanoi.' as meaning from runs
    union all select 2, 'first_day', first_day::varchar, 'Calendar day in Vietnam of its first article.' from days
    union all select 3, 'last_day', last_day::varchar, 'Calendar day in Vietnam of its last article.' from days
    union all select 4, 'articles', articles::varchar, 'Articles in all, copies too.' from days
    union all select 5, 'copies', copies::varchar, 'Articles that repeat another one.' from days
    union all select 6, 'stories', (select count(*) from stories)::varchar, 'Stories that they tell.'
    union all select 7, 'outlets', (select count(distinct outlet_id) from articles)::varchar, 'Outlets with articles.'
    union all select 8, 'entities', (select count(*) from entities)::varchar, 'People, places, organisations and other names.'
    union all select 9, 'runs', run_count::varchar, 'Runs that made it.' from runs
    union all select 10, 'diembao_version', diembao_version, 'Version of the program.' from runs
    union all select 11, 'extractor_version', extractor_version, 'Version of the rules that read the facts.' from runs
    union all select 12, 'schema', (select max(number) from ops.migrations)::varchar, 'Number of the last migration.'
    union all select 13, 'offsets', 'code points', 'start_char and end_char count code points of articles.text, from 0, the end is not included.'
    union all select 14, 'topics', 'IPTC Media Topics, CC BY 4.0', 'Source and licence of the names of topics.'
    union all select 15, 'ask_next', 'from data_dictionary; from example_queries; from search(''hoa binh'')', 'What every column means; questions to begin with; search in any accents.'
)
select place, name, value, meaning
from facts
order by place;

comment on view   about         is 'One row per thing to know about this file (về tệp này).';
comment on column about.place   is 'Order in which to read.';
comment on column about.name    is 'Its name.';
comment on column about.value   is 'Its value, as text.';
comment on column about.meaning is 'What it means.';
