-- One row per value that its column does not know.
-- severity: critical
-- meaning: A closed list (kinds, types, outcomes) got a value that no reader of the tables expects.
-- action: Report the value; either the code that wrote it is wrong, or the list, its comment and this check must grow.
-- needs: articles, citations, entities, events, figures, mentions, ops.files, ops.quarantine, ops.runs, passages, quotes, times
select 'articles' as table_name, 'published_from' as column_name, published_from as value, count(*) as row_count from articles
where published_from not in ('metadata', 'markup', 'sidecar', 'text', 'inferred', 'none')
group by published_from;

select 'passages' as table_name, 'kind' as column_name, kind as value, count(*) as row_count from passages
where kind not in ('title', 'lead', 'body', 'subheading', 'caption', 'credit', 'byline', 'dateline', 'promo')
group by kind;

select 'mentions' as table_name, 'type' as column_name, type as value, count(*) as row_count from mentions
where type not in ('PER', 'LOC', 'ORG', 'MISC')
group by type;

select 'entities' as table_name, 'type' as column_name, type as value, count(*) as row_count from entities
where type not in ('PER', 'LOC', 'ORG', 'MISC')
group by type;

select 'quotes' as table_name, 'kind' as column_name, kind as value, count(*) as row_count from quotes
where kind not in ('direct', 'indirect')
group by kind;

select 'times' as table_name, 'timex_type' as column_name, timex_type as value, count(*) as row_count from times
where timex_type not in ('DATE', 'TIME', 'DURATION', 'SET')
group by timex_type;

select 'figures' as table_name, 'kind' as column_name, kind as value, count(*) as row_count from figures
where kind not in ('killed', 'injured', 'missing', 'arrested', 'displaced', 'affected', 'people', 'money', 'percent', 'other')
group by kind;

select 'figures' as table_name, 'bound' as column_name, bound as value, count(*) as row_count from figures
where bound not in ('exact', 'about', 'at_least', 'at_most')
group by bound;

select 'citations' as table_name, 'kind' as column_name, kind as value, count(*) as row_count from citations
where kind not in ('outlet', 'agency', 'person', 'document', 'anonymous')
group by kind;

select 'events' as table_name, 'status' as column_name, status as value, count(*) as row_count from events
where status not in ('asserted', 'negated', 'hypothetical')
group by status;

select 'ops.files' as table_name, 'outcome' as column_name, outcome as value, count(*) as row_count from ops.files
where outcome not in ('loaded', 'unchanged', 'duplicate', 'quarantined', 'ignored')
group by outcome;

select 'ops.quarantine' as table_name, 'status' as column_name, status as value, count(*) as row_count from ops.quarantine
where status not in ('open', 'replayed', 'resolved')
group by status;

select 'ops.quarantine' as table_name, 'stage' as column_name, stage as value, count(*) as row_count from ops.quarantine
where stage not in ('read', 'clean', 'gate_articles', 'extract', 'gate_facts')
group by stage;

select 'ops.runs' as table_name, 'status' as column_name, status as value, count(*) as row_count from ops.runs
where status not in ('running', 'done', 'refused', 'failed', 'interrupted')
group by status;
