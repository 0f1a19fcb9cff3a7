-- Articles, their versions, and how their text is laid out.
create table articles (
    article_id          varchar not null,
    external_id         varchar not null,
    outlet_id           varchar,
    outlet_from         varchar not null,
    url                 varchar,
    title               varchar not null,
    title_folded        varchar not null,
    lead                varchar,
    text                varchar not null,
    text_folded         varchar not null,
    author              varchar,
    section             varchar,
    language            varchar,
    published_at        timestamptz,
    published_from      varchar not null,
    published_precision varchar,
    day_vn              date,
    modified_at         timestamptz,
    word_count          integer not null,
    content_hash        varchar not null,
    version             integer not null,
    duplicate_of        varchar,
    story_id            varchar,
    format              varchar not null,
    encoding            varchar not null,
    repairs             varchar[] not null,
    extras              json    not null,
    file                varchar not null,
    record_no           integer not null,
    file_sha256         varchar not null,
    metadata_count      integer not null,
    extractor_version   varchar not null,
    first_run_id        varchar not null,
    last_run_id         varchar not null
);

comment on table  articles                     is 'One row per article (bài báo), in its last version. Offsets of all other tables count code points of articles.text.';
comment on column articles.article_id          is 'Names the article over all its versions: from its canonical URL, else outlet and own id, else its words. 16 hex digits.';
comment on column articles.external_id         is 'The id that the source gave the article, else the stem of its file.';
comment on column articles.outlet_id           is 'Outlet (tòa soạn) that published it, see outlets; null when none was found.';
comment on column articles.outlet_from         is 'How the outlet was found: metadata, url, text and so on; none when it was not.';
comment on column articles.url                 is 'Canonical URL of the article, null when its file gave none.';
comment on column articles.title               is 'Headline (tít), without an outlet prefix.';
comment on column articles.title_folded        is 'The headline for search: lower case, no accents, đ as d.';
comment on column articles.lead                is 'Lead paragraph (sapô), null when the article has none.';
comment on column articles.text                is 'Title and all passages in NFC; no visible character of the source is left out. Passages cover it.';
comment on column articles.text_folded         is 'The text for search: lower case, no accents, đ as d. Offsets do not fit it.';
comment on column articles.author              is 'Author as given by the source (tác giả).';
comment on column articles.section             is 'Section as given by the source (chuyên mục).';
comment on column articles.language            is 'Language tag (BCP 47) as given or found.';
comment on column articles.published_at        is 'When it was published (UTC); midnight in Vietnam when only the day is known. Null when unknown, never guessed.';
comment on column articles.published_from      is 'How the date was found: metadata, markup, sidecar, text, inferred, none.';
comment on column articles.published_precision is 'How exact published_at is: second, minute or day; null without a date.';
comment on column articles.day_vn              is 'Calendar day of published_at in Asia/Ho_Chi_Minh (ngày đăng).';
comment on column articles.modified_at         is 'When the source says that it was last changed (UTC).';
comment on column articles.word_count          is 'Written words (tiếng): stretches between white space that hold a letter or digit.';
comment on column articles.content_hash        is 'Hash of the words without white space; equal hashes are equal words.';
comment on column articles.version             is 'Number of the version that stands here, see article_versions.';
comment on column articles.duplicate_of        is 'The article that says exactly the same and was published first; null when this is the first or only one.';
comment on column articles.story_id            is 'Story (vụ việc) it belongs to, see stories; null while not grouped.';
comment on column articles.format              is 'Format of the file that it was read from.';
comment on column articles.encoding            is 'Encoding that its bytes were read as.';
comment on column articles.repairs             is 'What was mended in the letters, such as mojibake or legacy fonts.';
comment on column articles.extras              is 'Other fields that the source gave, as JSON text.';
comment on column articles.file                is 'File that it was read from, relative to the inbox; members of an archive follow a !.';
comment on column articles.record_no           is 'Position of the record in its file, from 0.';
comment on column articles.file_sha256         is 'SHA-256 of that file.';
comment on column articles.metadata_count      is 'How many of url, outlet, author, section, language, date and lead were given; more wins among equal words.';
comment on column articles.extractor_version   is 'Version of the code that read the facts of this article.';
comment on column articles.first_run_id        is 'Run that first loaded the article.';
comment on column articles.last_run_id         is 'Run that wrote this row.';

create table article_versions (
    article_id     varchar not null,
    version        integer not null,
    title          varchar not null,
    text           varchar not null,
    content_hash   varchar not null,
    modified_at    timestamptz,
    metadata_count integer not null,
    file           varchar not null,
    record_no      integer not null,
    file_sha256    varchar not null,
    seen_at        timestamptz not null,
    run_id         varchar not null
);

comment on table  article_versions                is 'One row per article and wording (bản): what it said before it was edited, and what it says now.';
comment on column article_versions.article_id     is 'The article, see articles.';
comment on column article_versions.version        is '1, 2, … by (modified_at, content_hash), unknown times first; the highest stands in articles.';
comment on column article_versions.title          is 'Headline of this version.';
comment on column article_versions.text           is 'Text of this version.';
comment on column article_versions.content_hash   is 'Hash of its words without white space.';
comment on column article_versions.modified_at    is 'When the source says that these words were written (UTC); null when it does not.';
comment on column article_versions.metadata_count is 'How much metadata came with the delivery that was kept.';
comment on column article_versions.file           is 'File of the delivery that was kept.';
comment on column article_versions.record_no      is 'Record in that file.';
comment on column article_versions.file_sha256    is 'SHA-256 of that file.';
comment on column article_versions.seen_at        is 'When the pipeline first saw these words (UTC).';
comment on column article_versions.run_id         is 'Run that first saw these words.';

create table passages (
    article_id varchar not null,
    passage_no integer not null,
    kind       varchar not null,
    start_char integer not null,
    end_char   integer not null,
    rule       varchar not null
);

comment on table  passages            is 'One row per stretch of an article (đoạn) of one kind; they cover the text without gap or overlap, white space aside.';
comment on column passages.article_id is 'The article, see articles.';
comment on column passages.passage_no is 'Position in the article, from 0.';
comment on column passages.kind       is 'title, lead, body, subheading, caption, credit, byline, dateline or promo; the last five are furniture.';
comment on column passages.start_char is 'First code point of articles.text, from 0.';
comment on column passages.end_char   is 'One past its last code point.';
comment on column passages.rule       is 'Rule that decided the kind.';

create table sentences (
    article_id  varchar not null,
    sentence_no integer not null,
    passage_no  integer not null,
    start_char  integer not null,
    end_char    integer not null
);

comment on table  sentences             is 'One row per sentence (câu); a sentence lies inside one passage.';
comment on column sentences.article_id  is 'The article, see articles.';
comment on column sentences.sentence_no is 'Position in the article, from 0.';
comment on column sentences.passage_no  is 'Passage it lies in, see passages.';
comment on column sentences.start_char  is 'First code point of articles.text, from 0.';
comment on column sentences.end_char    is 'One past its last code point.';
