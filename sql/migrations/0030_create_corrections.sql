-- What a person corrected of entities: which ids stand otherwise than extraction said, and which line was applied when.
create table ops.corrected_ids (
    article_id   varchar not null,
    table_name   varchar not null,
    column_name  varchar not null,
    row_no       integer not null,
    extracted_id varchar not null,
    entity_id    varchar not null
);

comment on table  ops.corrected_ids              is 'One row per id of an entity that stands otherwise than extraction said, because of HOME/entities.csv (mã thực thể đã sửa). Without a line that corrects it, the extracted id stands again.';
comment on column ops.corrected_ids.article_id   is 'The article, see articles.';
comment on column ops.corrected_ids.table_name   is 'mentions, roles, quotes, citations or events.';
comment on column ops.corrected_ids.column_name  is 'Column of that table, such as speaker_id.';
comment on column ops.corrected_ids.row_no       is 'Row of that table: mention_no, role_no, quote_no, citation_no or event_no.';
comment on column ops.corrected_ids.extracted_id is 'Entity that extraction said.';
comment on column ops.corrected_ids.entity_id    is 'Entity that stands there now.';

create table ops.corrected_names (
    entity_id   varchar not null,
    name        varchar not null,
    name_folded varchar not null
);

comment on table  ops.corrected_names             is 'One row per entity that a correction names: the word in its column into, or the alias that was split off.';
comment on column ops.corrected_names.entity_id   is 'The entity, see entities.';
comment on column ops.corrected_names.name        is 'Its name, as the file writes it.';
comment on column ops.corrected_names.name_folded is 'The name for search: lower case, no accents, đ as d.';

create table ops.corrections (
    run_id       varchar not null,
    line         integer,
    action       varchar not null,
    name         varchar,
    type         varchar,
    into_name    varchar,
    note         varchar,
    rows_held    bigint  not null,
    rows_changed bigint  not null
);

comment on table  ops.corrections              is 'One row per run and line of HOME/entities.csv that it applied (sửa thực thể), and one for what it restored.';
comment on column ops.corrections.run_id       is 'The run, see ops.runs.';
comment on column ops.corrections.line         is 'Line of the file, from 1, the header being line 1; null for what was restored.';
comment on column ops.corrections.action       is 'merge or split; restored for ids that no line corrects any more.';
comment on column ops.corrections.name         is 'Name or id that the line is about; null for what was restored.';
comment on column ops.corrections.type         is 'PER, LOC, ORG or MISC; null for what was restored.';
comment on column ops.corrections.into_name    is 'Name or id of the entity that it went into; null when the line names none.';
comment on column ops.corrections.note         is 'Why, in the words of the file; null when it says nothing.';
comment on column ops.corrections.rows_held    is 'Ids, in all tables of facts, that stand otherwise because of it after the run; 0 when nothing is called so. In a chain the first line counts.';
comment on column ops.corrections.rows_changed is 'Ids that it changed in this run.';
