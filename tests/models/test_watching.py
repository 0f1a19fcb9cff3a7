"""Which articles fit a watch: every list must be met, one of each list is enough; each article is news once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from diembao.article import Article
from diembao.watch.watchlist import Threshold, Watch
from models.derive import refresh
from models.digest import digest
from models.grouping import group
from models.ledger import start_run
from models.load import load_batch
from models.warehouse import Warehouse, open_warehouse
from models.watching import find_hits, news, paces, try_watch
from tests.models.made import BODY, NOW, article, batch, run
from tests.stories.made import syllables

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def take(warehouse: Warehouse, folder: Path, number: int, watches: list[Watch], *articles: Article) -> int:
    """Load `articles` in a run of their own and return how many hits of `watches` are news."""
    start_run(warehouse, run(number))
    load_batch(warehouse, batch(folder / f"b{number}", *articles), run(number), now=NOW)
    refresh(warehouse)
    group(warehouse, run(number), now=NOW)
    digest(warehouse)
    return find_hits(warehouse, watches, run(number), now=NOW + timedelta(days=number))


def storm(name: str = "storm", **more: Any) -> Article:
    own = " ".join(syllables(name, 90))  # else it would be a copy
    return article(name, body=f"{BODY} {own.capitalize()}.", **more)


def hits(warehouse: Warehouse) -> list[tuple[str, str]]:
    with warehouse.begin() as connection:
        rows = connection.execute(
            text("select watch, external_id from watch_hits join articles using (article_id) order by all")
        )
        return [(row.watch, row.external_id) for row in rows]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[Warehouse]:
    """A storm, of which 3 died at Lý Sơn, and a market."""
    tmp_path = tmp_path_factory.mktemp("two")
    shutil.copyfile(empty_file, tmp_path / "warehouse.duckdb")
    market = article("market", "Chợ Hoà Bình mở cửa", "Chợ đông. Người bán ở Hà Giang nói giá ổn.", outlet_id="tuoitre")
    with open_warehouse(tmp_path / "warehouse.duckdb", now=NOW) as warehouse:
        take(warehouse, tmp_path, 2, [], storm(outlet_id="tienphong"), market)
        yield warehouse


@pytest.mark.parametrize(
    ("watch", "fits"),
    [
        pytest.param(Watch("w", entities=("Trần Văn Lực",)), {"Bão"}, id="a-person"),
        pytest.param(Watch("w", entities=("tran van luc",)), {"Bão"}, id="typed-without-accents"),
        pytest.param(Watch("w", entities=("Trân Văn Lực",)), set(), id="another-person"),
        pytest.param(Watch("w", places=("Quảng Ngãi",)), {"Bão"}, id="a-place"),
        pytest.param(Watch("w", phrases=("hòa bình",)), {"Chợ"}, id="a-phrase-in-either-tone-placement"),
        pytest.param(Watch("w", phrases=("cho dong", "gió giật")), {"Bão", "Chợ"}, id="one-of-two-phrases"),
        pytest.param(Watch("w", phrases=("chợ đồng",)), set(), id="other-accents"),
        pytest.param(Watch("w", phrases=("ơn",)), set(), id="part-of-a-word"),
        pytest.param(Watch("w", topics=("medtop:03000000",)), {"Bão", "Chợ"}, id="a-topic"),
        pytest.param(Watch("w", figures=(Threshold("killed", Decimal(3)),)), {"Bão"}, id="a-figure-that-is-reached"),
        pytest.param(Watch("w", figures=(Threshold("killed", Decimal(4)),)), set(), id="a-figure-that-is-not"),
        pytest.param(Watch("w", outlets=("tuoitre",)), {"Chợ"}, id="an-outlet"),
        pytest.param(
            Watch("w", outlets=("tienphong",), figures=(Threshold("killed", Decimal(1)),), phrases=("gió",)),
            {"Bão"},
            id="all-lists-met",
        ),
        pytest.param(Watch("w", outlets=("tuoitre",), phrases=("gió",)), set(), id="one-list-not-met"),
    ],
)
def test_an_article_fits_a_watch_or_does_not(two: Warehouse, watch: Watch, fits: set[str]) -> None:
    with two.begin() as connection:
        assert {str(hit.title).split()[0] for hit in try_watch(connection, watch)} == fits


def test_a_hit_says_what_fits_and_shows_its_sentence(two: Warehouse) -> None:
    watch = Watch("w", phrases=("gió",), figures=(Threshold("killed", Decimal(3)),))
    with two.begin() as connection:
        (hit,) = try_watch(connection, watch)
    assert hit.matched == ("3 người", "gió")
    assert "3 người chết ở Lý Sơn" in str(hit.sentence)


def test_what_comes_while_a_watch_stands_is_news_once(warehouse: Warehouse, tmp_path: Path) -> None:
    watch = Watch("bão", places=("Quảng Ngãi",))
    assert take(warehouse, tmp_path, 2, [watch], storm("a")) == 0, "what is there when the watch is written is no news"
    assert take(warehouse, tmp_path, 3, [watch], storm("b")) == 1
    assert take(warehouse, tmp_path, 4, [watch], storm("b")) == 0
    edited = storm("b", modified_at=NOW, title="Quảng Ngãi: tin mới")
    assert take(warehouse, tmp_path, 5, [watch], edited) == 0, "an edit is not told again"
    assert [(hit.run_id, hit.title) for hit in news(warehouse, LONG_AGO)] == [("run-3", "Quảng Ngãi: tin mới")]
    assert hits(warehouse) == [("bão", "a"), ("bão", "b")]


def test_a_run_that_was_killed_before_it_looked_leaves_its_articles_to_the_next(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    watch = Watch("bão", places=("Quảng Ngãi",))
    find_hits(warehouse, [watch], run(1), now=NOW)
    start_run(warehouse, run(2))
    load_batch(warehouse, batch(tmp_path / "b", storm("a")), run(2), now=NOW)
    assert take(warehouse, tmp_path, 3, [watch], article("c", "Chợ", "Chợ mở.")) == 1


def test_a_watch_that_asks_for_something_else_looks_through_the_archive_without_news(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    assert take(warehouse, tmp_path, 2, [Watch("w", phrases=("chợ",))], storm("a")) == 0
    assert take(warehouse, tmp_path, 3, [Watch("w", phrases=("gió",))]) == 0
    assert hits(warehouse) == [("w", "a")]
    find_hits(warehouse, [], run(3), now=NOW)
    assert hits(warehouse) == [], "a watch that was taken out has no hits"


def test_what_was_edited_and_fits_no_more_is_no_hit(warehouse: Warehouse, tmp_path: Path) -> None:
    watch = Watch("w", phrases=("gió giật",))
    take(warehouse, tmp_path, 2, [watch], storm("a"))
    assert hits(warehouse) == [("w", "a")]
    take(warehouse, tmp_path, 3, [watch], article("a", body="Trời đã yên.", modified_at=NOW))
    assert hits(warehouse) == []


def test_a_copy_is_no_hit(warehouse: Warehouse, tmp_path: Path) -> None:
    take(warehouse, tmp_path, 2, [Watch("w", phrases=("gió",))], article("a"), article("b"))
    assert len(hits(warehouse)) == 1


def test_the_pace_is_counted_against_the_28_days_before(warehouse: Warehouse, tmp_path: Path) -> None:
    watch = Watch("w", phrases=("gió",))
    days = [0, 1, 1, 10, 20, 20, 20]
    made = [
        storm(f"{n}", published_at=datetime(2026, 11, 1, 3, tzinfo=UTC) + timedelta(days=d)) for n, d in enumerate(days)
    ]
    take(
        warehouse,
        tmp_path,
        2,
        [watch],
        *made,
        article("z", body="Yên.", published_at=datetime(2026, 11, 22, tzinfo=UTC)),
    )
    with warehouse.begin() as connection:
        (on_21,) = paces(connection, [watch], date(2026, 11, 21))
        (now,) = paces(connection, [watch], date(2027, 1, 1))
    assert (on_21.day_vn, on_21.today, round(on_21.usual * 28), on_21.days_known) == (date(2026, 11, 21), 3, 4, 20)
    assert (now.day_vn, now.today, now.last_hit, now.hits) == (date(2026, 11, 22), 0, date(2026, 11, 21), 7)
