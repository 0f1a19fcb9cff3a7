"""The warehouse: SQLAlchemy tables on migrated DuckDB files; the only door to DuckDB and SQLAlchemy.

A run, from the side of the warehouse (every `now` is an aware datetime handed in; every folder is a Path):

    lock.hold(home, holder)                       context manager; WarehouseLocked names who holds it
        lock.Holder(pid, run_id, command, started_at, host)
        lock.current(home) -> Holder | None       who holds it now

    warehouse.open_warehouse(path, *, now, settings=Settings()) -> Warehouse    migrates, makes the views
        WarehouseLocked, WarehouseCorrupt, MigrationChanged
        with open_warehouse(...) as w:            w.begin() -> one transaction (SQLAlchemy Connection); w.close()
        warehouse.Settings(threads=2, memory_limit="512MB", temp_directory=None)

    ledger.Run(run_id, started_at, extractor_version, diembao_version, command="run", inbox="", host="", pid=0)
    ledger.start_run(w, run)                      a run that was killed becomes 'interrupted'
    ledger.known_files(w, [(file, sha256), …]) -> set[(file, sha256)]                            read by any version
    ledger.record_files(w, run, [FileOutcome(file, sha256, size, outcome, reason)], now=now)    unchanged, ignored
    ledger.finish_reading(w, run, files_seen=n, records_seen=m)      what the reader counted; reconciliation needs it
    ledger.record_checks(w, run, [CheckResult, …], now=now, batch=None)    diembao.quality.result.CheckResult
    ledger.finish_run(w, run, status, now=now, stage_seconds={}, error=None)  status: done, refused, failed
    ledger.run_counts(w, run_id) -> RunCounts     files and records by outcome, for reports
    ledger.quarantined(w, status="open") -> list[QuarantineRow]      quarantine list|show

    batch.write_articles(folder, articles, *, files, refusals=(), raws=(), quarantine, fold=…) -> int
        files: [FileSeen(file, sha256, size, format, records)]; `records` is how many records and refusals the file
        gave in all, None while it is not at its end (a file may run over several batches)
        raws: the raw bytes of each article, in the same order; copied to quarantine if a gate refuses the article
    batch.read_articles(folder) -> Iterator[(article_no, Article)]   without the refused ones; article_no is the
        position in the batch, and the key that all staged tables share (an article_id may come twice in a batch)
    batch.write_readings(folder, part, [(article_no, Reading), …]) -> int     one part a worker, any order
    batch.refuse(folder, [Refused(article_no, stage, rule, reason), …], *, quarantine) -> int
        articles set aside after cleaning, by a gate or because the extractor broke; may be called many times
    batch.counts(folder) -> dict[str, int]        rows of each table in the folder

    staging.stage(folder, measured) -> Path       folder/staging.duckdb with the one table of sql/staged/<measured>.sql,
        a row for each article that was not refused; call it before each gate, disposable

    load.load_batch(w, folder, run, *, now) -> Loaded(loaded, unchanged, duplicate, quarantined, rows)
        one transaction; a batch that is already in the ledger is not loaded again; BatchIncomplete if an
        article has neither a reading nor a refusal
    reprocessing.count_waiting|next_articles(w, Wanted(version, …))    what other code has read, as it was cleaned
    reprocessing.load_again(w, folder, run, *, now) -> Loaded    facts replaced, and what that changed kept
    reprocessing_told.what_changed(w, run_id) -> Reread          facts added, dropped, changed by table, samples
    derive.refresh(w, outlets=[OutletRow(outlet_id, name, code, domain, kind)])   after the last batch of a run:
        entities, entity_aliases (only what changed), outlets
        corrections=corrections.read_corrections(home / "entities.csv"), run_id=run.run_id    what a person corrected

    grouping.group(w, run, *, now) -> Grouped     duplicates and stories
    digest.digest(w) -> Digested                  sentences, quotations, counts by day and the index of search
    watching.find_hits(w, watches, run, *, now) -> int    what fits the watch list; diembao.watch.reading reads the file

    checks.run_checks(w) -> list[CheckResult]     every sql/checks/*.sql; hand the rows to ledger.record_checks
    publish.publish(w, published, run, *, now, keep=7) -> Manifest
    publish.rollback(w, published, *, now, to=None) -> Manifest    default the newest whole one before
    publications.manifest(published) -> Manifest  NothingPublished
    checksum.table_checksums(path_or_connection) -> dict[str, str]   the same words: the same checksums, in any order
    search.search(published, words, limit=20) -> list[Hit]    also as SQL in the file: from search('hoa binh')
    query.query(published, sql, limit=None) -> Answer(columns, rows); query.examples() -> [Example(name, question, sql)]
"""
