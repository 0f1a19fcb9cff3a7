-- What a run measured of each outlet on the judged day, so that reports show it and volumes can be charted by outlet.
create table ops.outlets_measured (
    run_id          varchar not null,
    outlet_id       varchar,
    judged_day      date,
    last_day        date,
    history_days    integer,
    articles        integer,
    usual_articles  double,
    volume_score    double,
    days_silent     integer,
    furniture       varchar,
    furniture_share double,
    furniture_usual double,
    layout_drop     double
);

comment on table  ops.outlets_measured                 is 'One row per run and outlet that printed in the 28 days before the judged day, and one for all outlets together (đo theo nguồn tin). docs/operations.md says what is judged.';
comment on column ops.outlets_measured.run_id          is 'The run that measured it, see ops.runs.';
comment on column ops.outlets_measured.outlet_id       is 'The outlet, see outlets; null for all of them together, articles without an outlet included.';
comment on column ops.outlets_measured.judged_day      is 'The last whole day in Vietnam that has news; null in an empty warehouse.';
comment on column ops.outlets_measured.last_day        is 'The last day with an article, up to the judged day; for all together up to the day of the run.';
comment on column ops.outlets_measured.history_days    is 'Days of history before the judged day, at most 28.';
comment on column ops.outlets_measured.articles        is 'Articles on the judged day.';
comment on column ops.outlets_measured.usual_articles  is 'Median of the same weekdays of the 28 days before; null with less than 14 days of history.';
comment on column ops.outlets_measured.volume_score    is 'How far off the usual that is, in spreads of at least 15 %; for an outlet after what the others brought less is allowed for. Null where there is too little to judge.';
comment on column ops.outlets_measured.days_silent     is 'Days since its last article, for an outlet that prints nearly every day; null for others.';
comment on column ops.outlets_measured.furniture       is 'Kind of line (lead, caption, byline …) whose share fell most; null where there is too little to judge.';
comment on column ops.outlets_measured.furniture_share is 'Share of the articles of the judged day that have such a line.';
comment on column ops.outlets_measured.furniture_usual is 'Share before.';
comment on column ops.outlets_measured.layout_drop     is 'By how much that share fell; above 0.5 its layout changed.';
