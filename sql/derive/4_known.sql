-- The topics of the vocabulary (topic_names) and the example queries (examples), both handed in.
-- needs: media_topics, example_queries
-- read by: models.derive
delete from media_topics;

insert into media_topics by name
select * from topic_names;

delete from example_queries;

insert into example_queries by name
select * from examples;
