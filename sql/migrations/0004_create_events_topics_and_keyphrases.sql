-- What an article is about.
create table events (
    article_id  varchar not null,
    event_no    integer not null,
    start_char  integer not null,
    end_char    integer not null,
    code        varchar not null,
    trigger     varchar not null,
    actor_id    varchar,
    target_id   varchar,
    place_id    varchar,
    happened_on date,
    status      varchar not null,
    confidence  double  not null
);

comment on table  events             is 'One row per coded event (sự kiện): who did what to whom. Only asserted events are facts.';
comment on column events.article_id  is 'The article, see articles.';
comment on column events.event_no    is 'Position in the article, from 0.';
comment on column events.start_char  is 'First code point of the clause.';
comment on column events.end_char    is 'One past its last code point.';
comment on column events.code        is 'PLOVER event type.';
comment on column events.trigger     is 'The words that decided.';
comment on column events.actor_id    is 'Entity that acts, null when not named.';
comment on column events.target_id   is 'Entity that it is done to, null when not named.';
comment on column events.place_id    is 'Entity of the place, null when not named.';
comment on column events.happened_on is 'Calendar day in Vietnam, null when not known.';
comment on column events.status      is 'asserted, negated or hypothetical.';
comment on column events.confidence  is 'How sure the extractor is, 0 to 1.';

create table topics (
    article_id varchar   not null,
    topic_code varchar   not null,
    score      double    not null,
    evidence   varchar[] not null
);

comment on table  topics            is 'One row per article and topic (chủ đề).';
comment on column topics.article_id is 'The article, see articles.';
comment on column topics.topic_code is 'IPTC Media Topic, such as medtop:15000000.';
comment on column topics.score      is 'How much the article is about it, 0 to 1.';
comment on column topics.evidence   is 'The words that decided.';

create table keyphrases (
    article_id   varchar not null,
    keyphrase_no integer not null,
    phrase       varchar not null,
    score        double  not null
);

comment on table  keyphrases              is 'One row per article and phrase that sums it up (từ khóa).';
comment on column keyphrases.article_id   is 'The article, see articles.';
comment on column keyphrases.keyphrase_no is 'Position in the list of the article, from 0.';
comment on column keyphrases.phrase       is 'The phrase as written.';
comment on column keyphrases.score        is 'How well it sums the article up; compare within one article.';
