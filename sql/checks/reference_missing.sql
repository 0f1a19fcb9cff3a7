-- One row per value that names a row of another table which is not there.
-- severity: critical
-- meaning: The tables have no foreign keys; this check stands for them. A join would lose rows.
-- action: Do not publish. `diembao run` once more; if it stays, replay into a new home and report what differs.
-- needs: article_versions, articles, citations, entities, entity_aliases, events, figures, keyphrases, mentions, outlets, passages, quotes, roles, sentences, stories, times, topics
select 'article_versions' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from article_versions as t anti join articles as a using (article_id) group by t.article_id;

select 'passages' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from passages as t anti join articles as a using (article_id) group by t.article_id;

select 'sentences' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from sentences as t anti join articles as a using (article_id) group by t.article_id;

select 'mentions' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from mentions as t anti join articles as a using (article_id) group by t.article_id;

select 'roles' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from roles as t anti join articles as a using (article_id) group by t.article_id;

select 'quotes' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from quotes as t anti join articles as a using (article_id) group by t.article_id;

select 'times' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from times as t anti join articles as a using (article_id) group by t.article_id;

select 'figures' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from figures as t anti join articles as a using (article_id) group by t.article_id;

select 'citations' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from citations as t anti join articles as a using (article_id) group by t.article_id;

select 'events' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from events as t anti join articles as a using (article_id) group by t.article_id;

select 'topics' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from topics as t anti join articles as a using (article_id) group by t.article_id;

select 'keyphrases' as table_name, 'article_id' as column_name, t.article_id as value, count(*) as row_count from keyphrases as t anti join articles as a using (article_id) group by t.article_id;

select 'articles', 'outlet_id', t.outlet_id, count(*) from articles as t anti join outlets as o on o.outlet_id = t.outlet_id where t.outlet_id is not null group by t.outlet_id;

select 'articles', 'duplicate_of', t.duplicate_of, count(*) from articles as t anti join articles as o on o.article_id = t.duplicate_of where t.duplicate_of is not null group by t.duplicate_of;

select 'articles', 'story_id', t.story_id, count(*) from articles as t anti join stories as o on o.story_id = t.story_id where t.story_id is not null group by t.story_id;

select 'mentions', 'entity_id', t.entity_id, count(*) from mentions as t anti join entities as o on o.entity_id = t.entity_id where t.entity_id is not null group by t.entity_id;

select 'entity_aliases', 'entity_id', t.entity_id, count(*) from entity_aliases as t anti join entities as o on o.entity_id = t.entity_id where t.entity_id is not null group by t.entity_id;

select 'articles', 'version', a.article_id, count(*) from articles as a
anti join article_versions as v on v.article_id = a.article_id and v.version = a.version and v.content_hash = a.content_hash
group by a.article_id;

select 'sentences', 'passage_no', s.article_id, count(*) from sentences as s
anti join passages as p on p.article_id = s.article_id and p.passage_no = s.passage_no and p.start_char <= s.start_char and p.end_char >= s.end_char
group by s.article_id;

select 'mentions', 'sentence_no', m.article_id, count(*) from mentions as m
anti join sentences as s on s.article_id = m.article_id and s.sentence_no = m.sentence_no
where m.sentence_no is not null group by m.article_id;
