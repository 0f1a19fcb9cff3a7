-- What views and search need at hand: sentences as text, and which word stands where.
create table sentence_texts (
    article_id  varchar not null,
    sentence_no integer not null,
    start_char  integer not null,
    end_char    integer not null,
    sentence    varchar not null
);

comment on table  sentence_texts             is 'One row per sentence with its words (câu văn): articles.text cut at sentences, so that a fact is shown with its sentence without reading whole texts.';
comment on column sentence_texts.article_id  is 'The article, see articles.';
comment on column sentence_texts.sentence_no is 'The sentence, see sentences.';
comment on column sentence_texts.start_char  is 'First code point of articles.text, from 0.';
comment on column sentence_texts.end_char    is 'One past its last code point.';
comment on column sentence_texts.sentence    is 'Its words, as printed.';

create table quote_words (
    article_id varchar not null,
    quote_no   integer not null,
    words      varchar not null
);

comment on table  quote_words            is 'One row per quotation with its words (lời trích): articles.text cut at quotes, so that they are read without whole texts.';
comment on column quote_words.article_id is 'The article, see articles.';
comment on column quote_words.quote_no   is 'The quotation, see quotes.';
comment on column quote_words.words      is 'What was said, as printed.';

create table ops.search_articles (
    doc         integer not null,
    article_id  varchar not null,
    state       bigint not null,
    outlet_id   varchar,
    day_vn      date,
    title_words integer not null,
    word_count  integer not null,
    is_copy     boolean not null
);

comment on table  ops.search_articles             is 'One row per article that search knows, with its short number.';
comment on column ops.search_articles.doc         is 'Number of the article in ops.search_places; a changed article gets a new one.';
comment on column ops.search_articles.article_id  is 'The article, see articles.';
comment on column ops.search_articles.state       is 'Hash of what it was made from; an article with another state is made anew.';
comment on column ops.search_articles.outlet_id   is 'Its outlet, for outlet: in a search.';
comment on column ops.search_articles.day_vn      is 'Its day, for from: and to: in a search.';
comment on column ops.search_articles.title_words is 'Words of its headline, which come first, for title: in a search.';
comment on column ops.search_articles.word_count  is 'Its words in all: long articles count less.';
comment on column ops.search_articles.is_copy     is 'True when it repeats another article; search leaves it out.';

create table ops.search_words (
    word_id integer not null,
    word    varchar not null,
    folded  varchar not null
);

comment on table  ops.search_words         is 'One row per word that stands in any article, in lower case.';
comment on column ops.search_words.word_id is 'Its number in ops.search_places.';
comment on column ops.search_words.word    is 'The word, with its accents.';
comment on column ops.search_words.folded  is 'The word without accents, đ as d.';

create table ops.search_places (
    word_id integer not null,
    doc     integer not null,
    place   integer not null
);

comment on table  ops.search_places         is 'One row per word of an article and place where it stands, sorted by word, article and place as far as ops.search_sorted says.';
comment on column ops.search_places.word_id is 'The word, see ops.search_words.';
comment on column ops.search_places.doc     is 'The article, see ops.search_articles.';
comment on column ops.search_places.place   is 'Its position among the words of the article, from 1.';

create table ops.search_sorted (
    place_count bigint not null
);

comment on table  ops.search_sorted             is 'One row: how much of ops.search_places is sorted as a whole; it is sorted again when the rest has grown to a third of it.';
comment on column ops.search_sorted.place_count is 'Rows that were sorted.';
