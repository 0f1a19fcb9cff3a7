-- The ledger in which every migration, this one too, leaves its row.
create schema ops;

create table ops.migrations (
    number     integer     not null,
    name       varchar     not null,
    sha256     varchar     not null,
    applied_at timestamptz not null
);

comment on table  ops.migrations            is 'One row per migration that was applied to this file, in the order of its number.';
comment on column ops.migrations.number     is 'The NNNN of NNNN_sentence.sql.';
comment on column ops.migrations.name       is 'File name of the migration.';
comment on column ops.migrations.sha256     is 'SHA-256 of the file as it was applied; an edited file is refused.';
comment on column ops.migrations.applied_at is 'When it was applied (UTC).';

create table ops.views (
    name       varchar     not null,
    sha256     varchar     not null,
    applied_at timestamptz not null
);

comment on table  ops.views            is 'One row per view of sql/views that was made in this file.';
comment on column ops.views.name       is 'Name of the view.';
comment on column ops.views.sha256     is 'SHA-256 of its file; the views are made anew when one of them changed.';
comment on column ops.views.applied_at is 'When it was made (UTC).';
