-- The facts of what stands replace the facts of what stood.
-- needs: passages, sentences, mentions, roles, quotes, times, figures, citations, events, topics, keyphrases, ops.corrected_ids
-- read by: models.load
insert into ops.entities_to_refresh
select m.entity_id from mentions as m semi join replaced as r using (article_id)
union
select m.entity_id from batch_mentions as m semi join standing as s using (article_no);

delete from passages where article_id in (select article_id from replaced);
delete from sentences where article_id in (select article_id from replaced);
delete from mentions where article_id in (select article_id from replaced);
delete from roles where article_id in (select article_id from replaced);
delete from quotes where article_id in (select article_id from replaced);
delete from times where article_id in (select article_id from replaced);
delete from figures where article_id in (select article_id from replaced);
delete from citations where article_id in (select article_id from replaced);
delete from events where article_id in (select article_id from replaced);
delete from topics where article_id in (select article_id from replaced);
delete from keyphrases where article_id in (select article_id from replaced);
delete from ops.corrected_ids where article_id in (select article_id from replaced);

insert into passages by name select b.* exclude (article_no) from batch_passages as b semi join standing as s using (article_no);
insert into sentences by name select b.* exclude (article_no) from batch_sentences as b semi join standing as s using (article_no);
insert into mentions by name select b.* exclude (article_no) from batch_mentions as b semi join standing as s using (article_no);
insert into roles by name select b.* exclude (article_no) from batch_roles as b semi join standing as s using (article_no);
insert into quotes by name select b.* exclude (article_no) from batch_quotes as b semi join standing as s using (article_no);
insert into times by name select b.* exclude (article_no) from batch_times as b semi join standing as s using (article_no);
insert into figures by name select b.* exclude (article_no) from batch_figures as b semi join standing as s using (article_no);
insert into citations by name select b.* exclude (article_no) from batch_citations as b semi join standing as s using (article_no);
insert into events by name select b.* exclude (article_no) from batch_events as b semi join standing as s using (article_no);
insert into topics by name select b.* exclude (article_no) from batch_topics as b semi join standing as s using (article_no);
insert into keyphrases by name select b.* exclude (article_no) from batch_keyphrases as b semi join standing as s using (article_no);
