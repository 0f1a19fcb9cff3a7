-- Articles of the warehouse that were read again by newer code, and what that changed.
create table ops.reprocessed (
    run_id       varchar not null,
    batch        varchar not null,
    article_id   varchar not null,
    from_version varchar not null,
    to_version   varchar not null,
    outcome      varchar not null,
    reason       varchar
);

comment on table  ops.reprocessed              is 'One row per run and article that was read again from the warehouse (đọc lại).';
comment on column ops.reprocessed.run_id       is 'The run, see ops.runs.';
comment on column ops.reprocessed.batch        is 'Name of its batch, see ops.batches.';
comment on column ops.reprocessed.article_id   is 'The article, see articles.';
comment on column ops.reprocessed.from_version is 'Version of the code that had read its facts.';
comment on column ops.reprocessed.to_version   is 'Version of the code that read them again.';
comment on column ops.reprocessed.outcome      is 'same: every fact as before. changed: some are not. kept: it could not be read again, the old facts stay.';
comment on column ops.reprocessed.reason       is 'Why it was kept; null when it was read.';

create table ops.fact_changes (
    run_id     varchar not null,
    batch      varchar not null,
    table_name varchar not null,
    before     bigint  not null,
    after      bigint  not null,
    added      bigint  not null,
    dropped    bigint  not null,
    changed    bigint  not null
);

comment on table  ops.fact_changes            is 'One row per batch that was read again and table of facts: how many facts changed (thay đổi sau khi đọc lại).';
comment on column ops.fact_changes.run_id     is 'The run, see ops.runs.';
comment on column ops.fact_changes.batch      is 'Name of its batch, see ops.batches.';
comment on column ops.fact_changes.table_name is 'The table of facts, such as mentions.';
comment on column ops.fact_changes.before     is 'Facts of these articles before.';
comment on column ops.fact_changes.after      is 'Facts of these articles now; before + added - dropped.';
comment on column ops.fact_changes.added      is 'Facts at a place of the text that had none of that table before.';
comment on column ops.fact_changes.dropped    is 'Facts that are gone.';
comment on column ops.fact_changes.changed    is 'Facts at the same place that say something else now. Numbers and ids that a person corrected do not count.';

create table ops.fact_change_samples (
    run_id     varchar not null,
    table_name varchar not null,
    change     varchar not null,
    article_id varchar not null,
    words      varchar,
    before     json,
    after      json
);

comment on table  ops.fact_change_samples            is 'One row per fact that changed, the first twenty of each run, table and kind of change.';
comment on column ops.fact_change_samples.run_id     is 'The run, see ops.runs.';
comment on column ops.fact_change_samples.table_name is 'The table of facts.';
comment on column ops.fact_change_samples.change     is 'added, dropped or changed.';
comment on column ops.fact_change_samples.article_id is 'The article, see articles.';
comment on column ops.fact_change_samples.words      is 'Words of the article that the fact points at; null where it points at none.';
comment on column ops.fact_change_samples.before     is 'The fact as it stood, as JSON; null for an added one.';
comment on column ops.fact_change_samples.after      is 'The fact as it stands, as JSON; null for a dropped one.';
