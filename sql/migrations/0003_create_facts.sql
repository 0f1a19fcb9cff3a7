-- What an article states; every row carries the characters it was read from.
create table mentions (
    article_id       varchar not null,
    mention_no       integer not null,
    sentence_no      integer,
    start_char       integer not null,
    end_char         integer not null,
    surface          varchar not null,
    type             varchar not null,
    canonical        varchar not null,
    canonical_folded varchar not null,
    entity_id        varchar not null,
    confidence       double  not null,
    rule             varchar not null
);

comment on table  mentions                  is 'One row per naming of a person, place, organisation or other proper name (thực thể có tên).';
comment on column mentions.article_id       is 'The article, see articles.';
comment on column mentions.mention_no       is 'Position in the article, from 0.';
comment on column mentions.sentence_no      is 'Sentence it stands in, see sentences.';
comment on column mentions.start_char       is 'First code point of articles.text, from 0.';
comment on column mentions.end_char         is 'One past its last code point.';
comment on column mentions.surface          is 'The name as written here.';
comment on column mentions.type             is 'PER persons, LOC places and states, ORG organisations, MISC other names.';
comment on column mentions.canonical        is 'The fullest form of the name in this article.';
comment on column mentions.canonical_folded is 'That form for search: lower case, no accents, đ as d.';
comment on column mentions.entity_id        is 'The same for the same entity in every article, see entities.';
comment on column mentions.confidence       is 'How sure the extractor is, 0 to 1.';
comment on column mentions.rule             is 'Rule or lexicon that decided.';

create table roles (
    article_id      varchar not null,
    role_no         integer not null,
    start_char      integer not null,
    end_char        integer not null,
    person_id       varchar not null,
    role            varchar not null,
    organisation_id varchar,
    place_id        varchar,
    role_start      integer,
    role_end        integer
);

comment on table  roles                 is 'One row per statement of who is what (chức danh), verbatim.';
comment on column roles.article_id      is 'The article, see articles.';
comment on column roles.role_no         is 'Position in the article, from 0.';
comment on column roles.start_char      is 'First code point of the mention of the person.';
comment on column roles.end_char        is 'One past its last code point.';
comment on column roles.person_id       is 'Entity of the person.';
comment on column roles.role            is 'The role as written, such as Ngoại trưởng Mỹ.';
comment on column roles.organisation_id is 'Entity of the organisation that the role names, null when it names none.';
comment on column roles.place_id        is 'Entity of the place or country that the role names, null when it names none.';
comment on column roles.role_start      is 'First code point of the words of the role; null when they stand in two places.';
comment on column roles.role_end        is 'One past their last code point.';

create table quotes (
    article_id  varchar not null,
    quote_no    integer not null,
    start_char  integer not null,
    end_char    integer not null,
    kind        varchar not null,
    speaker     varchar,
    speaker_id  varchar,
    cue         varchar,
    resolved_by varchar not null
);

comment on table  quotes             is 'One row per piece of reported speech (trích dẫn lời nói).';
comment on column quotes.article_id  is 'The article, see articles.';
comment on column quotes.quote_no    is 'Position in the article, from 0.';
comment on column quotes.start_char  is 'First code point of the words that were said.';
comment on column quotes.end_char    is 'One past their last code point.';
comment on column quotes.kind        is 'direct: the very words, between marks; indirect: the reported clause.';
comment on column quotes.speaker     is 'Who said it: fullest name or noun phrase of the article; null when it cannot be told.';
comment on column quotes.speaker_id  is 'Entity of the speaker, see entities; null when the speaker is not named.';
comment on column quotes.cue         is 'Speech verb or phrase as written (cho biết, khẳng định).';
comment on column quotes.resolved_by is 'Rule that found the speaker; none when no rule did.';

create table times (
    article_id varchar not null,
    time_no    integer not null,
    start_char integer not null,
    end_char   integer not null,
    surface    varchar not null,
    timex_type varchar not null,
    value      varchar not null,
    begins_on  date,
    ends_on    date,
    anchor     varchar not null,
    certainty  double  not null
);

comment on table  times            is 'One row per time expression (thời gian).';
comment on column times.article_id is 'The article, see articles.';
comment on column times.time_no    is 'Position in the article, from 0.';
comment on column times.start_char is 'First code point of articles.text, from 0.';
comment on column times.end_char   is 'One past its last code point.';
comment on column times.surface    is 'The expression as written.';
comment on column times.timex_type is 'DATE, TIME, DURATION or SET, as in TIMEX3.';
comment on column times.value      is 'TIMEX3 value such as 2015-11-13, or XXXX-11-13 when no year is known.';
comment on column times.begins_on  is 'First calendar day in Vietnam; null while the value is open.';
comment on column times.ends_on    is 'Last calendar day in Vietnam, inclusive; null while the value is open.';
comment on column times.anchor     is 'What it was resolved against: published, text or none.';
comment on column times.certainty  is 'How sure the value is, 0 to 1.';

create table figures (
    article_id   varchar not null,
    figure_no    integer not null,
    start_char   integer not null,
    end_char     integer not null,
    surface      varchar not null,
    kind         varchar not null,
    value        decimal(38, 6),
    unit         varchar,
    currency     varchar,
    bound        varchar not null,
    subject      varchar,
    direction    varchar,
    according_to varchar
);

comment on table  figures              is 'One row per number that says something (số liệu): people counted, money, percentages.';
comment on column figures.article_id   is 'The article, see articles.';
comment on column figures.figure_no    is 'Position in the article, from 0.';
comment on column figures.start_char   is 'First code point of articles.text, from 0.';
comment on column figures.end_char     is 'One past its last code point.';
comment on column figures.surface      is 'The number with its unit, as written.';
comment on column figures.kind         is 'killed, injured, missing, arrested, displaced, affected, people, money, percent or other.';
comment on column figures.value        is 'The number in units of unit or currency; null when too large for the column.';
comment on column figures.unit         is 'What it counts, such as people or percent.';
comment on column figures.currency     is 'ISO 4217 code of a sum of money, such as VND.';
comment on column figures.bound        is 'exact, about, at_least or at_most.';
comment on column figures.subject      is 'What is counted or what costs that much, as written.';
comment on column figures.direction    is 'up or down for a change, null otherwise.';
comment on column figures.according_to is 'Whose count it is, as written; null when the article does not say.';

create table citations (
    article_id  varchar not null,
    citation_no integer not null,
    start_char  integer not null,
    end_char    integer not null,
    source      varchar not null,
    source_id   varchar,
    kind        varchar not null,
    relayed_by  varchar
);

comment on table  citations             is 'One row per source that an article leans on (nguồn tin), in the text or in its tail.';
comment on column citations.article_id  is 'The article, see articles.';
comment on column citations.citation_no is 'Position in the article, from 0.';
comment on column citations.start_char  is 'First code point of articles.text, from 0.';
comment on column citations.end_char    is 'One past its last code point.';
comment on column citations.source      is 'The source as written.';
comment on column citations.source_id   is 'Entity or outlet that it is, null when not known.';
comment on column citations.kind        is 'outlet, agency, person, document or anonymous.';
comment on column citations.relayed_by  is 'X in "X dẫn lời Y", null otherwise.';
