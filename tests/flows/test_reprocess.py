"""Reading again what the warehouse holds: exactly what a rule changed is told, and nothing else is touched."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from diembao.article import Article
from diembao.extract import EXTRACTOR_VERSION
from diembao.reader import read
from diembao.reading import EntityType, FigureKind, Mention, Reading
from flows import recipe, report
from flows.commands.showing import show_status
from flows.pool import PartRead
from flows.reprocess import ReprocessSteps, lines_of, shown, wanted_by
from flows.steps import Part, Steps
from flows.summary import Summary
from flows.watch import Watch
from models import batch
from models.checksum import table_checksums
from models.reprocessing import Wanted, count_waiting, next_articles
from models.reprocessing_told import Reread, what_changed
from models.warehouse import open_warehouse
from tests.flows.news import NOW, UNCHECKED, article, make_home, plan_of, write_json
from tests.flows.processes import diembao, wait_for

NEW = "new-rules"


def reading_by(rule: Callable[[Article, Reading], Reading]) -> Part:
    """Return a reader of parts of a batch whose readings went through `rule`."""

    def part(folder: Path, first: int, last: int) -> PartRead:
        readings = [(no, rule(a, read(a))) for no, a in batch.read_articles(folder, first, last)]
        batch.write_readings(folder, first, readings)
        return PartRead(len(readings))

    return part


def newer_rule(of: Article, reading: Reading) -> Reading:
    """Drop the citations, call the dead injured, find one name more; only in every third article."""
    if int(of.external_id.removeprefix("tin-")) % 3:
        return reading
    figures = tuple(replace(f, kind=FigureKind.INJURED) if f.kind is FigureKind.KILLED else f for f in reading.figures)
    at = of.text.index("Sáng")
    found = Mention(at, at + 4, "Sáng", EntityType.MISC, "Sáng", "MISC-sang", 0.5, "newer")
    return replace(
        reading,
        figures=figures,
        citations=(),
        mentions=tuple(sorted((*reading.mentions, found), key=lambda m: m.start)),
    )


def again(home: Path, part: Part, *, version: str = NEW, window: int = 2, **wanted: object) -> Summary:
    """Read again, without the checks of the warehouse: they change no table."""
    known = plan_of(home / "no inbox", home, batch_articles=5, window=window)
    plan = replace(known, command="reprocess", extractor_version=version)
    steps = ReprocessSteps(plan, wanted_by(plan, **wanted), part)  # type: ignore[arg-type]
    return recipe.run(steps, Watch(), made=UNCHECKED)


def waiting(home: Path, wanted: Wanted) -> int:
    with open_warehouse(home / "warehouse.duckdb", now=NOW) as opened:
        return count_waiting(opened, wanted)


def told(summary: Summary) -> Reread:
    with open_warehouse(summary.plan.warehouse, now=NOW) as opened:
        return what_changed(opened, summary.plan.run_id)


def tables(home: Path, *, leaving_out: str = "articles") -> dict[str, str]:
    """Return the checksums of all tables but `articles`, in which the version of the code stands."""
    found = table_checksums(home / "warehouse.duckdb")
    return {name: checksum for name, checksum in found.items() if name != leaving_out}


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home / "published" / "diembao.duckdb"), read_only=True) as db:
        return db.execute(sql).fetchall()


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with twelve articles, read by the code of today, one entity corrected by a person; its inbox is gone."""
    folder = tmp_path_factory.mktemp("read-once")
    write_json(folder / "inbox", *(article(n) for n in range(12)))
    (folder / "home").mkdir()
    corrections = "action,name,type,into,note\nmerge,Trần Văn Hảo,PER,Trần Văn Hào,sai dấu\n"
    (folder / "home" / "entities.csv").write_text(corrections, "utf-8")
    return make_home(folder / "inbox", folder / "home")


@pytest.fixture
def home(read_once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(read_once, tmp_path / "home")


@pytest.fixture(scope="module")
def reread(read_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """The same home, read again by a newer rule."""
    return again(shutil.copytree(read_once, tmp_path_factory.mktemp("reread") / "home"), reading_by(newer_rule))


def test_what_a_rule_changed_is_told_and_nothing_else_is(reread: Summary, read_once: Path) -> None:
    found = told(reread)
    assert (reread.status, found.same, found.changed, found.kept) == ("done", 8, 4, 0)
    changes = {
        t.table: (t.added, t.dropped, t.changed) for t in found.tables if (t.added, t.dropped, t.changed) != (0, 0, 0)
    }
    thirds = "select article_id from articles where external_id in ('tin-0', 'tin-3', 'tin-6', 'tin-9')"
    cited = ask(read_once, f"select count(*) from citations where article_id in ({thirds})")
    assert cited[0][0], "there is something to drop"
    assert changes == {"mentions": (4, 0, 0), "figures": (0, 0, 4), "citations": (0, cited[0][0], 0)}
    before, after = tables(read_once), tables(reread.plan.home)
    touched = {name for name in before if before[name] != after[name]}
    assert touched == {"mentions", "figures", "citations", "entities", "entity_aliases", "entity_days"}
    untouched = "select * exclude (extractor_version, last_run_id) from articles order by article_id"
    assert ask(reread.plan.home, untouched) == ask(read_once, untouched)
    assert ask(reread.plan.home, "select distinct extractor_version from articles") == [(NEW,)]


def test_the_tables_are_those_of_a_run_that_read_with_the_newer_rule(reread: Summary, tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", *(article(n) for n in range(12)))
    (tmp_path / "home").mkdir()
    shutil.copy(reread.plan.home / "entities.csv", tmp_path / "home")
    plan = replace(plan_of(tmp_path / "inbox", tmp_path / "home"), extractor_version=NEW)
    recipe.run(Steps(plan, part=reading_by(newer_rule)), Watch(), made=UNCHECKED)
    assert table_checksums(tmp_path / "home" / "warehouse.duckdb") == table_checksums(reread.plan.warehouse)


def by_newer_code(home: Path, *, again: bool = False) -> Summary:
    """Run a morning over the inbox of the twelve articles and one new one, after the extractors were raised."""
    inbox = home.parent / "inbox"
    write_json(inbox, *(article(n) for n in range(13)))
    return recipe.run(Steps(replace(plan_of(inbox, home), extractor_version=NEW, again=again)), Watch(), made=UNCHECKED)


def test_a_morning_after_the_extractors_were_raised_reads_what_is_new_and_names_the_rest(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tables(home)["mentions"]
    summary = by_newer_code(home)
    assert (summary.counts.files["unchanged"], summary.counts.files["loaded"]) == (12, 1)
    assert summary.counts.records == {"loaded": 1, "unchanged": 0, "duplicate": 0, "quarantined": 0}
    versions = "select extractor_version, count(*) from articles group by all order by 2"
    assert ask(home, versions) == [(NEW, 1), (EXTRACTOR_VERSION, 12)]
    assert tables(home)["mentions"] != before, "the new one was read"
    written = report.write(summary)
    assert json.loads(written.json.read_text("utf-8"))["read_older"] == 12
    assert "12 articles were read with an older extractor: `diembao reprocess`" in written.markdown.read_text("utf-8")
    assert "12 articles were read with an older extractor\n  next: diembao reprocess --home" in report.overview(
        summary, written
    )
    show_status(home)
    assert f"diembao reprocess --home {home}   # 1 article was read with an older extractor" in capsys.readouterr().out
    assert told(again(home, reading_by(lambda _, reading: reading))).articles == 12
    assert by_newer_code(home).told.read_older == 0  # type: ignore[union-attr]


def test_files_that_are_known_are_read_again_when_a_person_asks_for_it(home: Path) -> None:
    summary = by_newer_code(home, again=True)
    assert summary.counts.records == {"loaded": 1, "unchanged": 12, "duplicate": 0, "quarantined": 0}
    assert ask(home, "select distinct extractor_version from articles") == [(NEW,)]


def test_the_changes_stand_in_the_report_with_samples_and_in_the_warehouse(reread: Summary) -> None:
    written = report.write(reread)
    page = written.markdown.read_text("utf-8")
    assert "12 articles were read again: 8 say the same, 4 changed" in page
    assert '"Sáng"' in page
    facts = json.loads(written.json.read_text("utf-8"))["sections"]["read_again"]
    assert (facts["same"], facts["changed"]) == (8, 4)
    home = reread.plan.home
    counted = "select distinct table_name from ops.fact_changes where added + dropped + changed > 0 order by 1"
    assert [row[0] for row in ask(home, counted)] == ["citations", "figures", "mentions"]
    sample = (
        "select words, before ->> 'kind', after ->> 'kind' from ops.fact_change_samples where table_name = 'figures'"
    )
    assert {row[1:] for row in ask(home, sample)} == {("killed", "injured")}
    assert ask(home, "select outcome, count(*) from ops.reprocessed group by all order by 1") == [
        ("changed", 4),
        ("same", 8),
    ]


def test_a_sample_says_in_one_line_what_changed(reread: Summary) -> None:
    lines = [shown(sample) for sample in told(reread).samples]
    assert any("figures changed in" in line and line.endswith("kind killed -> injured") for line in lines)
    assert any(line.startswith("citations dropped in") and "Reuters" in line for line in lines)


def test_code_that_reads_the_same_reports_no_change(home: Path) -> None:
    before = tables(home)
    found = told(again(home, reading_by(lambda _, reading: reading)))
    assert (found.same, found.changed, found.kept) == (12, 0, 0)
    assert {(t.added, t.dropped, t.changed) for t in found.tables} == {(0, 0, 0)}
    assert found.samples == ()
    assert tables(home) == before


def test_an_article_that_cannot_be_read_again_keeps_its_facts_and_is_tried_by_the_next_run(home: Path) -> None:
    def breaks(of: Article, reading: Reading) -> Reading:
        if of.external_id == "tin-5":
            return replace(reading, mentions=tuple(replace(m, surface="khác") for m in reading.mentions))
        return reading

    before = tables(home)
    summary = again(home, reading_by(breaks))
    found = told(summary)
    assert (found.same, found.kept, summary.set_aside) == (11, 1, ())
    assert any("kept" in line and "characters" in line for line in lines_of(found))
    assert tables(home) == before
    assert told(again(home, reading_by(lambda _, reading: reading))).articles == 1


@pytest.mark.parametrize(
    ("wanted", "articles"),
    [
        pytest.param(Wanted("1"), 0, id="read-by-this-code"),
        pytest.param(Wanted("2"), 12, id="read-by-other-code"),
        pytest.param(Wanted("1", all_versions=True), 12, id="all"),
        pytest.param(Wanted("2", first=date(2026, 11, 17)), 2, id="from-a-day"),
        pytest.param(Wanted("2", last=date(2026, 11, 10)), 2, id="to-a-day"),
        pytest.param(Wanted("2", first=date(2026, 11, 12), last=date(2026, 11, 12)), 2, id="one-day"),
    ],
)
def test_what_is_read_again_is_what_was_asked_for(read_once: Path, wanted: Wanted, articles: int) -> None:
    named = replace(wanted, version=EXTRACTOR_VERSION if wanted.version == "1" else NEW)
    assert waiting(read_once, named) == articles


def test_articles_come_in_batches_by_number_and_by_size(read_once: Path) -> None:
    with open_warehouse(read_once / "warehouse.duckdb", now=NOW) as opened:
        all_of_them = next_articles(opened, Wanted(NEW), after="", articles=100, size=10**9)
        first = next_articles(opened, Wanted(NEW), after="", articles=5, size=10**9)
        second = next_articles(opened, Wanted(NEW), after=first[-1].article_id, articles=100, size=10**9)
        small = next_articles(opened, Wanted(NEW), after="", articles=100, size=1)
    assert [*first, *second] == all_of_them
    assert len(small) == 1, "an article is never too large to be read"


@pytest.mark.slow
def test_a_reprocess_that_was_killed_goes_on_where_it_was(home: Path) -> None:
    with duckdb.connect(str(home / "warehouse.duckdb")) as db:
        db.execute("update articles set extractor_version = 'old'")
    before = tables(home)
    small = {"DIEMBAO_BATCH_ARTICLES": "4"}
    killed = diembao("reprocess", home=home, **small)
    wait_for(killed, "read again batch", 2)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    following = diembao("reprocess", home=home, **small)
    said, talk = following.communicate(timeout=400)
    assert following.returncode == 0, talk
    assert "4 articles to read again" in talk
    assert "8 more were read again by runs before this one" in said
    assert tables(home) == before
    assert waiting(home, Wanted(EXTRACTOR_VERSION)) == 0


def test_reading_all_of_it_again_goes_on_where_a_run_broke(home: Path) -> None:
    """What the same code has read bears no other version, so the ledger knows how far the broken run came."""
    parts: list[Path] = []

    def breaks(folder: Path, first: int, last: int) -> PartRead:
        parts.append(folder)
        if len(parts) == 3:
            raise KeyboardInterrupt
        return reading_by(lambda _, reading: reading)(folder, first, last)

    all_of_it = Wanted(EXTRACTOR_VERSION, all_versions=True)
    with pytest.raises(KeyboardInterrupt):
        again(home, breaks, version=EXTRACTOR_VERSION, window=1, all_versions=True)
    assert waiting(home, all_of_it) == 2, "two batches of five are done"
    found = told(again(home, reading_by(lambda _, reading: reading), version=EXTRACTOR_VERSION, all_versions=True))
    assert (found.articles, found.earlier) == (2, 10)
    assert waiting(home, all_of_it) == 12, "asked again, all of it is read again"
