-- Alerts are opened, repeated and closed: each row says which, on which channel, and since when the cause stands.
-- Nothing wrote alerts before this migration, so there are no rows to take along.
drop table ops.alerts;

create table ops.alerts (
    alert_id  varchar not null,
    run_id    varchar not null,
    cause     varchar not null,
    code      varchar not null,
    kind      varchar not null,
    severity  varchar not null,
    subject   varchar not null,
    body      varchar not null,
    channel   varchar not null,
    status    varchar not null,
    opened_at timestamptz not null,
    sent_at   timestamptz not null
);

comment on table  ops.alerts           is 'One row per message and channel: what was sent, and what could not be sent (cảnh báo). A cause is open on a channel while its last sent row is not closed.';
comment on column ops.alerts.alert_id  is 'From cause, kind, channel and time.';
comment on column ops.alerts.run_id    is 'The run that told it, see ops.runs; a run that could not open the warehouse has no row there.';
comment on column ops.alerts.cause     is 'What it is about: its code, and the outlet or other subject after a slash.';
comment on column ops.alerts.code      is 'Name of the failed check or of the error; docs/operations.md has a section for each.';
comment on column ops.alerts.kind      is 'opened, repeated or closed.';
comment on column ops.alerts.severity  is 'critical or warning.';
comment on column ops.alerts.subject   is 'Its first line.';
comment on column ops.alerts.body      is 'Its text: what happened, since when, the rows, what to do, the command to run next.';
comment on column ops.alerts.channel   is 'Where it was sent: file, log, or the kind of service and a few letters that tell two of a kind apart; never an address.';
comment on column ops.alerts.status    is 'sent or failed; what failed is tried again by the next run.';
comment on column ops.alerts.opened_at is 'Since when the cause stands (UTC).';
comment on column ops.alerts.sent_at   is 'When it was sent or tried (UTC).';

comment on column ops.checks.suite     is 'articles, facts or run for the gates, warehouse for sql/checks, outlets or trends for what is measured after a run.';
comment on column ops.checks.observed  is 'The value judged, or the share of failing rows; null when there is none, as with too little history.';
comment on column ops.checks.sample    is 'A few failing rows; "too little history" for a trend that could not be judged.';
