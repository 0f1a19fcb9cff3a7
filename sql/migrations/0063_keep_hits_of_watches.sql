-- What fits the watch list.
create table watch_hits (
    watch      varchar   not null,
    article_id varchar   not null,
    day_vn     date,
    story_id   varchar,
    matched    varchar[] not null,
    sentence   varchar,
    start_char integer,
    end_char   integer,
    is_news    boolean   not null,
    found_at   timestamptz not null,
    run_id     varchar   not null
);

comment on table  watch_hits            is 'One row per watch and article that fits it (tin theo dõi); copies are left out. The watches are those of HOME/watchlists.yaml.';
comment on column watch_hits.watch      is 'Name of the watch.';
comment on column watch_hits.article_id is 'The article, see articles.';
comment on column watch_hits.day_vn     is 'Calendar day of the article in Asia/Ho_Chi_Minh; null without a date.';
comment on column watch_hits.story_id   is 'Story of the article, see stories.';
comment on column watch_hits.matched    is 'What fits, as written: names, phrases, figures, topics, the outlet.';
comment on column watch_hits.sentence   is 'Sentence in which the first of them stands; null when only outlet, story or topic were asked for.';
comment on column watch_hits.start_char is 'First code point of what fits in articles.text; null as above.';
comment on column watch_hits.end_char   is 'One past its last code point; null as above.';
comment on column watch_hits.is_news    is 'True when it came while the watch stood, and was told; false for what the archive held when the watch was written.';
comment on column watch_hits.found_at   is 'When it was found (UTC).';
comment on column watch_hits.run_id     is 'Run that found it.';

create table ops.watches (
    watch    varchar not null,
    sha256   varchar not null,
    doc_upto integer not null,
    run_id   varchar not null
);

comment on table  ops.watches          is 'One row per watch of the last run, and how far it has looked.';
comment on column ops.watches.watch    is 'Name of the watch.';
comment on column ops.watches.sha256   is 'Digest of what it asks for; another one looks through the archive anew.';
comment on column ops.watches.doc_upto is 'Number of the last article that it was held against, see ops.search_articles.';
comment on column ops.watches.run_id   is 'Run that looked last.';
