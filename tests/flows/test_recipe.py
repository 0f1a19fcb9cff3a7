"""A run as a whole, without Prefect: what it promises about order, repetition, bad files and publication."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import duckdb
import pytest

from diembao.formats import inbox as formats_inbox
from flows import recipe
from flows.intake import Intake
from flows.summary import Summary
from tests.flows.news import UNCHECKED, article, checksums, make_home, plan_of, run, write_json


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home / "published" / "diembao.duckdb"), read_only=True) as db:
        return db.execute(sql).fetchall()


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """How a run over twelve articles ended; nobody writes to its home."""
    folder = tmp_path_factory.mktemp("once")
    write_json(folder / "inbox", *(article(n) for n in range(12)))
    return run(folder / "inbox", folder / "home")


def test_a_run_publishes_what_it_read(once: Summary) -> None:
    home = once.plan.home
    assert once.status == "done"
    assert ask(home, "select count(*) from articles") == [(12,)]
    assert ask(home, "select distinct outlet_id from articles") == [("tienphong",)]
    assert ask(home, "select count(*) > 0 from mentions") == [(True,)]
    assert once.manifest is not None
    assert (home / "warehouse.duckdb").exists()


def test_a_second_run_finds_nothing_new_and_changes_nothing(once: Summary, tmp_path: Path) -> None:
    shutil.copytree(once.plan.home, tmp_path / "home")
    before = checksums(tmp_path / "home")
    summary = run(once.plan.home.parent / "inbox", tmp_path / "home")
    assert summary.status == "done"
    assert ask(
        tmp_path / "home", f"select outcome, count(*) from ops.files where run_id = '{summary.plan.run_id}' group by 1"
    ) == [("unchanged", 12)]
    assert checksums(tmp_path / "home") == before


@pytest.mark.slow
def test_files_in_any_order_or_one_at_a_time_give_the_same_tables(tmp_path: Path) -> None:
    rows = [article(n) for n in range(3)]
    edited = "TPO - Đính chính: huyện Đông Sơn di dời 99 hộ dân, không phải 22 hộ. Ông Trần Văn Hảo xin lỗi bạn đọc."
    rows.append(article(2, id="tin-2-sua", modified="2026-11-19T10:00:00+07:00", text=edited))
    rows.append(article(1, id="tin-1-ban-sao"))
    write_json(tmp_path / "all", *rows)
    make_home(tmp_path / "all", tmp_path / "home-all")
    wanted = checksums(tmp_path / "home-all")
    assert ask(tmp_path / "home-all", "select count(*) from article_versions") == [(4,)]
    for row in random.Random(5).sample(rows, len(rows)):
        write_json(tmp_path / "growing", row)
        make_home(tmp_path / "growing", tmp_path / "home-growing")
    assert checksums(tmp_path / "home-growing") == wanted


def test_workers_do_not_change_the_tables(tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", *(article(n) for n in range(60)))
    make_home(tmp_path / "inbox", tmp_path / "one", batch_articles=60)
    make_home(tmp_path / "inbox", tmp_path / "two", batch_articles=60, workers=2)
    assert checksums(tmp_path / "one") == checksums(tmp_path / "two")


def test_bad_files_are_set_aside_with_a_reason_and_the_rest_is_published(tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", *(article(n) for n in range(6)))
    (tmp_path / "inbox" / "empty.txt").write_bytes(b"")
    (tmp_path / "inbox" / "broken.json").write_text('{"title": "Thiếu ngoặc', "utf-8")
    (tmp_path / "inbox" / "note.md").write_text("not an article", "utf-8")
    summary = run(tmp_path / "inbox", tmp_path / "home")
    assert summary.status == "done"
    found = dict(ask(tmp_path / "home", "select file, rule from ops.quarantine"))
    assert set(found) >= {"empty.txt", "broken.json"}
    assert all(reason for (reason,) in ask(tmp_path / "home", "select reason from ops.quarantine"))


def test_what_one_article_may_cost_is_a_setting(tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", article(1), article(2, text=article(2)["text"] * 9))
    strict = run(tmp_path / "inbox", tmp_path / "strict", UNCHECKED, max_record_bytes=1_500)
    assert [row.rule for row in strict.set_aside] == ["record_too_large"]
    assert "DIEMBAO_MAX_RECORD_BYTES" in strict.set_aside[0].reason
    assert run(tmp_path / "inbox", tmp_path / "usual", UNCHECKED).set_aside == ()


def test_an_empty_inbox_is_refused_and_the_last_publication_stays(tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", article(1))
    make_home(tmp_path / "inbox", tmp_path / "home")
    published = (tmp_path / "home" / "published" / "diembao.duckdb").read_bytes()
    (tmp_path / "nothing").mkdir()
    summary = run(tmp_path / "nothing", tmp_path / "home")
    assert summary.status == "refused"
    refusal = recipe.refusal_of(summary)
    assert refusal is not None and refusal.exit_code == 3
    assert (tmp_path / "home" / "published" / "diembao.duckdb").read_bytes() == published


def test_too_many_bad_files_are_refused(tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", article(1))
    for number in range(4):
        (tmp_path / "inbox" / f"bad-{number}.json").write_text("{", "utf-8")
    summary = run(tmp_path / "inbox", tmp_path / "home")
    assert summary.status == "refused"
    assert "too_many_refused" in {c.name for c in summary.failed}


def test_a_transient_error_is_taken_up_where_it_broke_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    lines = [json.dumps(article(n), ensure_ascii=False) for n in range(10)]
    (folder / "a.jsonl").write_text("\n".join(lines), "utf-8")
    real, broken = formats_inbox.read, []

    def fails_once(file, limits):  # type: ignore[no-untyped-def]
        for number, record in enumerate(real(file, limits)):
            if number == 7 and not broken:
                broken.append(number)
                raise OSError("network share went away")
            yield record

    monkeypatch.setattr(formats_inbox, "read", fails_once)
    intake = Intake(plan_of(folder, tmp_path / "home", batch_articles=4), known=lambda files: set())
    taken = [intake.take(tmp_path / "b1")]
    with pytest.raises(OSError, match="went away"):
        intake.take(tmp_path / "b2")
    while (batch := intake.take(tmp_path / f"b{len(taken) + 2}")).folder is not None:
        taken.append(batch)
    assert [t.articles for t in taken] == [4, 4, 2]
    assert intake.records_seen == 10


def test_the_work_folder_is_gone_after_a_good_run(once: Summary) -> None:
    assert once.status == "done"
    assert not list((once.plan.home / "work").glob("*/*"))
