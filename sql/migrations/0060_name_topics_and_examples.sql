-- The names of the topics, and the example queries, in the file that analysts open.
create table media_topics (
    topic_code  varchar not null,
    level       integer not null,
    name_en     varchar not null,
    name_vi     varchar not null,
    parent_code varchar
);

comment on table  media_topics             is 'One row per IPTC Media Topic that articles are sorted by (chủ đề). IPTC, CC BY 4.0; Vietnamese names are ours.';
comment on column media_topics.topic_code  is 'Its code, such as medtop:15000000, the key of topics.topic_code.';
comment on column media_topics.level       is '1 for the seventeen at the top, 2 and 3 below them.';
comment on column media_topics.name_en     is 'Its name in English, as IPTC gives it.';
comment on column media_topics.name_vi     is 'Its name in Vietnamese.';
comment on column media_topics.parent_code is 'The topic above it, null at the top.';

create table example_queries (
    name        varchar not null,
    question    varchar not null,
    question_vi varchar not null,
    sql         varchar not null
);

comment on table  example_queries             is 'One row per example query (câu hỏi mẫu): each runs on this file as it stands.';
comment on column example_queries.name        is 'Its name; `diembao query @NAME` runs it.';
comment on column example_queries.question    is 'The question that it answers, in English.';
comment on column example_queries.question_vi is 'The same question in Vietnamese.';
comment on column example_queries.sql         is 'The query.';
