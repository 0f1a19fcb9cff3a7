-- What was set aside, what was checked, who was told, what was published.
create table ops.quarantine (
    quarantine_id varchar not null,
    file          varchar not null,
    record_no     integer not null,
    file_sha256   varchar not null,
    stage         varchar not null,
    rule          varchar not null,
    reason        varchar not null,
    external_id   varchar,
    raw_sha256    varchar not null,
    raw_path      varchar,
    raw_excerpt   varchar not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    first_run_id  varchar not null,
    last_run_id   varchar not null,
    attempts      integer not null,
    status        varchar not null,
    history       varchar[] not null
);

comment on table  ops.quarantine               is 'One row per record or file that was set aside (cách ly), with its reason and a copy of its bytes.';
comment on column ops.quarantine.quarantine_id is 'From file, record, rule and bytes: the same refusal has the same id in every run.';
comment on column ops.quarantine.file          is 'File relative to the inbox; members of an archive follow a !.';
comment on column ops.quarantine.record_no     is 'Position of the record in its file, from 0; -1 is the whole file.';
comment on column ops.quarantine.file_sha256   is 'SHA-256 of that file.';
comment on column ops.quarantine.stage         is 'Where it was refused: read, clean, gate_articles, extract or gate_facts.';
comment on column ops.quarantine.rule          is 'Stable code of the rule, or name of the failed expectation.';
comment on column ops.quarantine.reason        is 'One sentence: what was found and what to do.';
comment on column ops.quarantine.external_id   is 'The id that the source gave the record, if it could be read.';
comment on column ops.quarantine.raw_sha256    is 'SHA-256 of the copy of its bytes.';
comment on column ops.quarantine.raw_path      is 'Where that copy lies under the quarantine folder; null when there were no bytes.';
comment on column ops.quarantine.raw_excerpt   is 'The beginning of its bytes, as text.';
comment on column ops.quarantine.first_seen_at is 'When it was first refused (UTC).';
comment on column ops.quarantine.last_seen_at  is 'When it was last refused (UTC).';
comment on column ops.quarantine.first_run_id  is 'Run that first refused it.';
comment on column ops.quarantine.last_run_id   is 'Run that last refused it.';
comment on column ops.quarantine.attempts      is 'In how many runs it was refused.';
comment on column ops.quarantine.status        is 'open; replayed when the same bytes passed later; resolved when a mended file passed.';
comment on column ops.quarantine.history       is 'Every change of status: time, run and new status.';

create table ops.checks (
    run_id      varchar not null,
    batch       varchar,
    suite       varchar not null,
    name        varchar not null,
    severity    varchar not null,
    judges_rows boolean not null,
    passed      boolean not null,
    examined    bigint  not null,
    failing     bigint  not null,
    observed    double,
    meaning     varchar not null,
    action      varchar not null,
    sample      varchar[] not null,
    checked_at  timestamptz not null
);

comment on table  ops.checks             is 'One row per run and check: expectations of the gates, and the checks of sql/checks.';
comment on column ops.checks.run_id      is 'The run, see ops.runs.';
comment on column ops.checks.batch       is 'The batch that was checked; null for checks of the whole run or warehouse.';
comment on column ops.checks.suite       is 'articles, facts or run for the gates, warehouse for sql/checks.';
comment on column ops.checks.name        is 'Name of the check: what is wrong when it fails.';
comment on column ops.checks.severity    is 'critical sets rows aside or stops the publication; warning only tells; info is kept for charts.';
comment on column ops.checks.judges_rows is 'True when failing rows are set aside one by one, false when it judges the whole.';
comment on column ops.checks.passed      is 'True when it held.';
comment on column ops.checks.examined    is 'Rows that were looked at.';
comment on column ops.checks.failing     is 'Rows that failed.';
comment on column ops.checks.observed    is 'The value judged, or the share of failing rows; null when there is none.';
comment on column ops.checks.meaning     is 'What a failure means.';
comment on column ops.checks.action      is 'What to do about it.';
comment on column ops.checks.sample      is 'A few failing rows.';
comment on column ops.checks.checked_at  is 'When it was checked (UTC).';

create table ops.alerts (
    alert_id varchar not null,
    run_id   varchar not null,
    cause    varchar not null,
    severity varchar not null,
    subject  varchar not null,
    body     varchar not null,
    channel  varchar not null,
    status   varchar not null,
    sent_at  timestamptz not null
);

comment on table  ops.alerts          is 'One row per message that was sent, or that could not be sent (cảnh báo).';
comment on column ops.alerts.alert_id is 'From its cause and day: one message a cause.';
comment on column ops.alerts.run_id   is 'The run, see ops.runs.';
comment on column ops.alerts.cause    is 'What it is about, such as a failed check or a silent outlet.';
comment on column ops.alerts.severity is 'critical, warning or info.';
comment on column ops.alerts.subject  is 'Its first line.';
comment on column ops.alerts.body     is 'Its text: what happened and what to do next.';
comment on column ops.alerts.channel  is 'Where it was sent, without secrets.';
comment on column ops.alerts.status   is 'sent, failed or skipped.';
comment on column ops.alerts.sent_at  is 'When it was sent or tried (UTC).';

create table ops.publications (
    publication_no integer not null,
    run_id         varchar not null,
    kind           varchar not null,
    published_at   timestamptz not null,
    sha256         varchar not null,
    size_bytes     bigint  not null,
    file           varchar not null,
    row_counts     json    not null
);

comment on table  ops.publications                is 'One row per time the published file was replaced (lần phát hành).';
comment on column ops.publications.publication_no is '1, 2, … in order.';
comment on column ops.publications.run_id         is 'Run whose state was published.';
comment on column ops.publications.kind           is 'publish, or rollback to an earlier file.';
comment on column ops.publications.published_at   is 'When it was published (UTC).';
comment on column ops.publications.sha256         is 'SHA-256 of the published file.';
comment on column ops.publications.size_bytes     is 'Its size in bytes.';
comment on column ops.publications.file           is 'Name of the copy in history.';
comment on column ops.publications.row_counts     is 'Rows of each table of the schema main, as JSON.';
