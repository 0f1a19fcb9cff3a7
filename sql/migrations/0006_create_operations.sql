-- Who ran what, when, with which versions, and what became of every file and record.
create table ops.runs (
    run_id            varchar not null,
    command           varchar not null,
    inbox             varchar not null,
    status            varchar not null,
    started_at        timestamptz not null,
    finished_at       timestamptz,
    files_seen        integer,
    records_seen      integer,
    diembao_version   varchar not null,
    extractor_version varchar not null,
    host              varchar not null,
    pid               integer not null,
    stage_seconds     json,
    error             varchar
);

comment on table  ops.runs                   is 'One row per run of the pipeline (lần chạy).';
comment on column ops.runs.run_id            is 'Id of the run.';
comment on column ops.runs.command           is 'What was asked for: run, replay and so on.';
comment on column ops.runs.inbox             is 'Where it read from.';
comment on column ops.runs.status            is 'running, done, refused (a gate stopped the publication), failed, or interrupted (killed before its end).';
comment on column ops.runs.started_at        is 'When it started (UTC).';
comment on column ops.runs.finished_at       is 'When it ended (UTC); null while it runs.';
comment on column ops.runs.files_seen        is 'Files that its walk through the inbox met; null when it was killed before the end of the walk.';
comment on column ops.runs.records_seen      is 'Records and refusals that came out of the files it read; null as above.';
comment on column ops.runs.diembao_version   is 'Version of diembao.';
comment on column ops.runs.extractor_version is 'Version of the code and data that read the facts.';
comment on column ops.runs.host              is 'Machine that it ran on.';
comment on column ops.runs.pid               is 'Its process.';
comment on column ops.runs.stage_seconds     is 'Seconds spent in each stage, as JSON.';
comment on column ops.runs.error             is 'Why it failed or was refused; null when it did not.';

create table ops.files (
    run_id            varchar not null,
    file              varchar not null,
    file_sha256       varchar not null,
    size_bytes        bigint  not null,
    format            varchar,
    outcome           varchar not null,
    reason            varchar,
    finished          boolean not null,
    records_seen      integer,
    loaded            integer not null,
    unchanged         integer not null,
    duplicate         integer not null,
    quarantined       integer not null,
    extractor_version varchar not null,
    recorded_at       timestamptz not null
);

comment on table  ops.files                   is 'One row per run and file that it met (tệp): what became of it.';
comment on column ops.files.run_id            is 'The run, see ops.runs.';
comment on column ops.files.file              is 'Path relative to the inbox.';
comment on column ops.files.file_sha256       is 'SHA-256 of its bytes, with its sidecar.';
comment on column ops.files.size_bytes        is 'Its size in bytes.';
comment on column ops.files.format            is 'Format that it was read as; null when it was not read.';
comment on column ops.files.outcome           is 'loaded, unchanged, duplicate, quarantined or ignored: the first of these that any of its records had.';
comment on column ops.files.reason            is 'Why, for a file that was not loaded.';
comment on column ops.files.finished          is 'True when every record of it has an outcome; such a file is not read again by the same code.';
comment on column ops.files.records_seen      is 'Records and refusals that it gave; null while it is not read to its end, or was not read.';
comment on column ops.files.loaded            is 'Records with words that were new.';
comment on column ops.files.unchanged         is 'Records whose words were known from an earlier run.';
comment on column ops.files.duplicate         is 'Records whose words came a second time in this run.';
comment on column ops.files.quarantined       is 'Records that were set aside, see ops.quarantine.';
comment on column ops.files.extractor_version is 'Version of the code that read it.';
comment on column ops.files.recorded_at       is 'When this row was last written (UTC).';

create table ops.deliveries (
    file         varchar not null,
    record_no    integer not null,
    file_sha256  varchar not null,
    article_id   varchar not null,
    content_hash varchar not null,
    outcome      varchar not null,
    run_id       varchar not null
);

comment on table  ops.deliveries              is 'One row per record that passed the gates: which article it delivered, and whether its words were new.';
comment on column ops.deliveries.file         is 'File that it was read from.';
comment on column ops.deliveries.record_no    is 'Position in that file, from 0.';
comment on column ops.deliveries.file_sha256  is 'SHA-256 of that file.';
comment on column ops.deliveries.article_id   is 'The article, see articles.';
comment on column ops.deliveries.content_hash is 'Hash of its words, see article_versions.';
comment on column ops.deliveries.outcome      is 'loaded, unchanged or duplicate, in the last run that read it.';
comment on column ops.deliveries.run_id       is 'Last run that read it.';

create table ops.batches (
    run_id      varchar not null,
    batch       varchar not null,
    loaded_at   timestamptz not null,
    loaded      integer not null,
    unchanged   integer not null,
    duplicate   integer not null,
    quarantined integer not null,
    row_counts  json    not null
);

comment on table  ops.batches             is 'One row per batch that was loaded; written in the transaction that loads it.';
comment on column ops.batches.run_id      is 'The run, see ops.runs.';
comment on column ops.batches.batch       is 'Name of its folder.';
comment on column ops.batches.loaded_at   is 'When it was loaded (UTC).';
comment on column ops.batches.loaded      is 'Records with words that were new.';
comment on column ops.batches.unchanged   is 'Records whose words were known from an earlier run.';
comment on column ops.batches.duplicate   is 'Records whose words came a second time in the run.';
comment on column ops.batches.quarantined is 'Records that were set aside.';
comment on column ops.batches.row_counts  is 'Rows inserted into each table, as JSON.';

create table ops.entities_to_refresh (
    entity_id varchar not null
);

comment on table  ops.entities_to_refresh           is 'Entities whose mentions changed since entities was last brought up to date; empty after a run.';
comment on column ops.entities_to_refresh.entity_id is 'The entity, see mentions.';
