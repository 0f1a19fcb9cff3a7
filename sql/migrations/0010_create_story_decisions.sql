-- Why every article is in its story, which stories became one, and what each run changed.
create table story_decisions (
    article_id    varchar not null,
    story_id      varchar not null,
    told_on       date,
    kind          varchar not null,
    duplicate_of  varchar,
    compared_with varchar,
    score         double,
    threshold     double not null,
    shared        varchar[] not null,
    reason        varchar not null,
    run_id        varchar not null
);

comment on table  story_decisions               is 'One row per article: how it came to its story (vì sao thuộc vụ việc này). It follows from the articles alone, not from the runs.';
comment on column story_decisions.article_id    is 'The article, see articles.';
comment on column story_decisions.story_id      is 'Story that it began or joined on its day; story_merges says where that story went, articles.story_id where it is now.';
comment on column story_decisions.told_on       is 'Day whose articles were grouped together: day_vn; for an article without a date the first day that its text names (in the year 4 if it names no year); null without any.';
comment on column story_decisions.kind          is 'first: the story begins with it. joined: it is like a story or like articles of its day. duplicate: most of it stands in an earlier article.';
comment on column story_decisions.duplicate_of  is 'The original, for a duplicate; exact copies that are further apart are only in articles.duplicate_of.';
comment on column story_decisions.compared_with is 'Nearest article of what it joined; for one that joined nothing, the nearest article of all; null when nothing was like it.';
comment on column story_decisions.score         is 'first, joined: mean likeness to what it joined, 0 to 1, or to the nearest below the threshold. duplicate: share of its shingles in the original.';
comment on column story_decisions.threshold     is 'Least score that joins or makes a duplicate.';
comment on column story_decisions.shared        is 'Its strongest words that compared_with has too.';
comment on column story_decisions.reason        is 'The decision in words.';
comment on column story_decisions.run_id        is 'Run that decided so.';

create table story_merges (
    story_id      varchar not null,
    merged_into   varchar not null,
    told_on       date,
    article_id    varchar not null,
    compared_with varchar not null,
    score         double  not null,
    reason        varchar not null,
    run_id        varchar not null
);

comment on table  story_merges               is 'One row per story that was taken in by an older one (gộp vụ việc). It follows from the articles alone, not from the runs.';
comment on column story_merges.story_id      is 'The younger story; it is no longer in stories.';
comment on column story_merges.merged_into   is 'The older story, which may itself be taken in later.';
comment on column story_merges.told_on       is 'Day whose articles brought them together.';
comment on column story_merges.article_id    is 'Article on one side of the nearest pair.';
comment on column story_merges.compared_with is 'Article on its other side.';
comment on column story_merges.score         is 'Mean likeness of the two, 0 to 1.';
comment on column story_merges.reason        is 'The decision in words.';
comment on column story_merges.run_id        is 'Run that decided so.';

create table ops.story_changes (
    run_id     varchar not null,
    article_id varchar not null,
    from_story varchar not null,
    to_story   varchar not null,
    kind       varchar not null,
    changed_at timestamptz not null
);

comment on table  ops.story_changes            is 'One row per run and article that went from one story to another: the trace of merging and splitting.';
comment on column ops.story_changes.run_id     is 'The run, see ops.runs.';
comment on column ops.story_changes.article_id is 'The article.';
comment on column ops.story_changes.from_story is 'Story that it was in before the run.';
comment on column ops.story_changes.to_story   is 'Story that it is in since.';
comment on column ops.story_changes.kind       is 'merged: the whole story went into one that was there. renamed: the whole story went on under the id of an earlier article. split: others of its story went elsewhere or stayed.';
comment on column ops.story_changes.changed_at is 'When (UTC).';

create table ops.fingerprints (
    article_id    varchar not null,
    source        varchar not null,
    day           integer not null,
    minute        integer not null,
    words         blob    not null,
    weights       blob    not null,
    shingles      blob    not null,
    every_shingle boolean not null,
    terms         varchar[] not null
);

comment on table  ops.fingerprints               is 'One row per article: what it is compared by when it is grouped. Made anew when the article changes.';
comment on column ops.fingerprints.article_id    is 'The article, see articles.';
comment on column ops.fingerprints.source        is 'Hash of what it was made from: the delivery, the date and the version of the code.';
comment on column ops.fingerprints.day           is 'Proleptic Gregorian ordinal of its day in Vietnam, as story_decisions.told_on; 1 for none.';
comment on column ops.fingerprints.minute        is 'Minute of that day, -1 when only the day is known.';
comment on column ops.fingerprints.words         is 'Its strongest words as sorted 32-bit hashes, little-endian.';
comment on column ops.fingerprints.weights       is 'Their weights as 32-bit numbers; the vector has length 10,000.';
comment on column ops.fingerprints.shingles      is 'Its runs of five syllables as sorted 32-bit hashes, or one in four of them.';
comment on column ops.fingerprints.every_shingle is 'True when shingles holds all of them.';
comment on column ops.fingerprints.terms         is 'Its strongest words, as written in lower case.';

create table ops.days_to_tell (
    day integer not null
);

comment on table  ops.days_to_tell     is 'Days on which articles came, changed or went since stories were last told; empty after a run.';
comment on column ops.days_to_tell.day is 'The day, see ops.fingerprints.';

comment on column articles.duplicate_of is 'The original: the article that was published first and says exactly the same, or most of the same within a week (see story_decisions); null for an original.';
