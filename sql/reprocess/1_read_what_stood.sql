-- Which articles of the batch stand as they were read again, and their facts before and after, as extraction says them.
-- needs: articles, sentences, mentions, roles, quotes, times, figures, citations, events, topics, keyphrases, ops.corrected_ids
-- read by: models.reprocessing, in one transaction with the steps after it
--
-- batch_* are the tables of the batch folder, this_load has one row (run_id, batch, extractor_version, loaded_at). What a
-- person corrected is left out on both sides: ops.corrected_ids has the ids that extraction said.
create or replace temp table again as
select b.article_no, b.article_id, a.extractor_version as from_version
from batch_articles as b
anti join batch_refusals as r using (article_no)
join articles as a on a.article_id = b.article_id and a.content_hash = b.content_hash;

create or replace temp table old_sentences as
select f.* from sentences as f semi join again using (article_id);

create or replace temp table old_mentions as
select f.* replace (
    coalesce(c1.extracted_id, f.entity_id) as entity_id
)
from mentions as f
semi join again using (article_id)
left join ops.corrected_ids as c1
    on c1.article_id = f.article_id and c1.table_name = 'mentions' and c1.column_name = 'entity_id' and c1.row_no = f.mention_no;

create or replace temp table old_roles as
select f.* replace (
    coalesce(c1.extracted_id, f.person_id) as person_id,
    coalesce(c2.extracted_id, f.organisation_id) as organisation_id,
    coalesce(c3.extracted_id, f.place_id) as place_id
)
from roles as f
semi join again using (article_id)
left join ops.corrected_ids as c1
    on c1.article_id = f.article_id and c1.table_name = 'roles' and c1.column_name = 'person_id' and c1.row_no = f.role_no
left join ops.corrected_ids as c2
    on c2.article_id = f.article_id and c2.table_name = 'roles' and c2.column_name = 'organisation_id' and c2.row_no = f.role_no
left join ops.corrected_ids as c3
    on c3.article_id = f.article_id and c3.table_name = 'roles' and c3.column_name = 'place_id' and c3.row_no = f.role_no;

create or replace temp table old_quotes as
select f.* replace (
    coalesce(c1.extracted_id, f.speaker_id) as speaker_id
)
from quotes as f
semi join again using (article_id)
left join ops.corrected_ids as c1
    on c1.article_id = f.article_id and c1.table_name = 'quotes' and c1.column_name = 'speaker_id' and c1.row_no = f.quote_no;

create or replace temp table old_times as
select f.* from times as f semi join again using (article_id);

create or replace temp table old_figures as
select f.* from figures as f semi join again using (article_id);

create or replace temp table old_citations as
select f.* replace (
    coalesce(c1.extracted_id, f.source_id) as source_id
)
from citations as f
semi join again using (article_id)
left join ops.corrected_ids as c1
    on c1.article_id = f.article_id and c1.table_name = 'citations' and c1.column_name = 'source_id' and c1.row_no = f.citation_no;

create or replace temp table old_events as
select f.* replace (
    coalesce(c1.extracted_id, f.actor_id) as actor_id,
    coalesce(c2.extracted_id, f.target_id) as target_id,
    coalesce(c3.extracted_id, f.place_id) as place_id
)
from events as f
semi join again using (article_id)
left join ops.corrected_ids as c1
    on c1.article_id = f.article_id and c1.table_name = 'events' and c1.column_name = 'actor_id' and c1.row_no = f.event_no
left join ops.corrected_ids as c2
    on c2.article_id = f.article_id and c2.table_name = 'events' and c2.column_name = 'target_id' and c2.row_no = f.event_no
left join ops.corrected_ids as c3
    on c3.article_id = f.article_id and c3.table_name = 'events' and c3.column_name = 'place_id' and c3.row_no = f.event_no;

create or replace temp table old_topics as
select f.* from topics as f semi join again using (article_id);

create or replace temp table old_keyphrases as
select f.* from keyphrases as f semi join again using (article_id);

create or replace temp table new_sentences as from old_sentences limit 0;
insert into new_sentences by name
select b.* exclude (article_no) from batch_sentences as b semi join again using (article_no);

create or replace temp table new_mentions as from old_mentions limit 0;
insert into new_mentions by name
select b.* exclude (article_no) from batch_mentions as b semi join again using (article_no);

create or replace temp table new_roles as from old_roles limit 0;
insert into new_roles by name
select b.* exclude (article_no) from batch_roles as b semi join again using (article_no);

create or replace temp table new_quotes as from old_quotes limit 0;
insert into new_quotes by name
select b.* exclude (article_no) from batch_quotes as b semi join again using (article_no);

create or replace temp table new_times as from old_times limit 0;
insert into new_times by name
select b.* exclude (article_no) from batch_times as b semi join again using (article_no);

create or replace temp table new_figures as from old_figures limit 0;
insert into new_figures by name
select b.* exclude (article_no) from batch_figures as b semi join again using (article_no);

create or replace temp table new_citations as from old_citations limit 0;
insert into new_citations by name
select b.* exclude (article_no) from batch_citations as b semi join again using (article_no);

create or replace temp table new_events as from old_events limit 0;
insert into new_events by name
select b.* exclude (article_no) from batch_events as b semi join again using (article_no);

create or replace temp table new_topics as from old_topics limit 0;
insert into new_topics by name
select b.* exclude (article_no) from batch_topics as b semi join again using (article_no);

create or replace temp table new_keyphrases as from old_keyphrases limit 0;
insert into new_keyphrases by name
select b.* exclude (article_no) from batch_keyphrases as b semi join again using (article_no);
