-- One row per key that two rows of a table share.
-- severity: critical
-- meaning: The tables have no primary keys; this check stands for them. A joined count would be too high.
-- action: Do not publish. Replay the run into a new home and compare; report what differs.
-- needs: articles, article_versions, passages, sentences, mentions, roles, quotes, times, figures, citations, events, topics, keyphrases, entities, entity_aliases, outlets, stories, ops.runs, ops.files, ops.quarantine, ops.deliveries
select 'articles' as table_name, concat_ws(' ', article_id) as key, count(*) as row_count from articles group by article_id having count(*) > 1;

select 'article_versions' as table_name, concat_ws(' ', article_id, version) as key, count(*) as row_count from article_versions group by article_id, version having count(*) > 1;

select 'passages' as table_name, concat_ws(' ', article_id, passage_no) as key, count(*) as row_count from passages group by article_id, passage_no having count(*) > 1;

select 'sentences' as table_name, concat_ws(' ', article_id, sentence_no) as key, count(*) as row_count from sentences group by article_id, sentence_no having count(*) > 1;

select 'mentions' as table_name, concat_ws(' ', article_id, mention_no) as key, count(*) as row_count from mentions group by article_id, mention_no having count(*) > 1;

select 'roles' as table_name, concat_ws(' ', article_id, role_no) as key, count(*) as row_count from roles group by article_id, role_no having count(*) > 1;

select 'quotes' as table_name, concat_ws(' ', article_id, quote_no) as key, count(*) as row_count from quotes group by article_id, quote_no having count(*) > 1;

select 'times' as table_name, concat_ws(' ', article_id, time_no) as key, count(*) as row_count from times group by article_id, time_no having count(*) > 1;

select 'figures' as table_name, concat_ws(' ', article_id, figure_no) as key, count(*) as row_count from figures group by article_id, figure_no having count(*) > 1;

select 'citations' as table_name, concat_ws(' ', article_id, citation_no) as key, count(*) as row_count from citations group by article_id, citation_no having count(*) > 1;

select 'events' as table_name, concat_ws(' ', article_id, event_no) as key, count(*) as row_count from events group by article_id, event_no having count(*) > 1;

select 'topics' as table_name, concat_ws(' ', article_id, topic_code) as key, count(*) as row_count from topics group by article_id, topic_code having count(*) > 1;

select 'keyphrases' as table_name, concat_ws(' ', article_id, keyphrase_no) as key, count(*) as row_count from keyphrases group by article_id, keyphrase_no having count(*) > 1;

select 'entities' as table_name, concat_ws(' ', entity_id) as key, count(*) as row_count from entities group by entity_id having count(*) > 1;

select 'entity_aliases' as table_name, concat_ws(' ', entity_id, alias) as key, count(*) as row_count from entity_aliases group by entity_id, alias having count(*) > 1;

select 'outlets' as table_name, concat_ws(' ', outlet_id) as key, count(*) as row_count from outlets group by outlet_id having count(*) > 1;

select 'stories' as table_name, concat_ws(' ', story_id) as key, count(*) as row_count from stories group by story_id having count(*) > 1;

select 'ops.runs' as table_name, concat_ws(' ', run_id) as key, count(*) as row_count from ops.runs group by run_id having count(*) > 1;

select 'ops.files' as table_name, concat_ws(' ', run_id, file) as key, count(*) as row_count from ops.files group by run_id, file having count(*) > 1;

select 'ops.quarantine' as table_name, concat_ws(' ', quarantine_id) as key, count(*) as row_count from ops.quarantine group by quarantine_id having count(*) > 1;

select 'ops.deliveries' as table_name, concat_ws(' ', file, record_no, file_sha256) as key, count(*) as row_count from ops.deliveries group by file, record_no, file_sha256 having count(*) > 1;
