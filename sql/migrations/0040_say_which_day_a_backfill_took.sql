-- A backfill is a run for each day of delivery; its row says which.
alter table ops.runs add column delivered_on date;

comment on column ops.runs.delivered_on is 'Day of delivery whose files a backfill took in (ngày nhận tệp); null for a run over the whole inbox.';
comment on column ops.runs.command      is 'What was asked for: run, daily, backfill, reprocess, replay, rollback and so on.';
