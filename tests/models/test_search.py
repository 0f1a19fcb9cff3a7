"""Search: any accents, either tone placement, phrases, fields; the best first, with the sentence that shows it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from diembao.errors import NothingPublished
from diembao.text.orthography import fold
from models.derive import OutletRow, refresh
from models.digest import digest
from models.grouping import group
from models.ledger import start_run
from models.load import load_batch
from models.publish import publish
from models.search import search
from models.warehouse import Warehouse, open_warehouse
from tests.models.made import NOW, article, batch, run

FIRST = datetime(2026, 11, 1, 3, tzinfo=UTC)
TOLD = {
    "old": ("Thủy điện Hoà Bình mở cửa xả", "Sáng nay hồ xả nước.", "tuoitre"),
    "new": ("Mưa to", "Nước sông dâng ở Hòa Bình. Dân phải chạy.", "tienphong"),
    "name": ("Lễ hội", "Bà Hoa gặp anh Bính ở chợ. Họ vui.", "tienphong"),
    "peace": ("Đàm phán", "Các bên muốn hòa giải; khu vực vẫn bình yên.", None),
    "storm": ("Bão vào Biển Đông", "Một cơn bão mạnh. Hai tàu vào bờ.", "tuoitre"),
    "paper": ("Tờ báo cũ", "Ông giữ tờ báo từ năm 1950.", "tuoitre"),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("search")
    shutil.copyfile(empty_file, folder / "warehouse.duckdb")
    with open_warehouse(folder / "warehouse.duckdb", now=NOW) as warehouse:
        _fill(warehouse, folder)
        publish(warehouse, folder / "published", run(), now=NOW)
    yield folder / "published"


def _fill(warehouse: Warehouse, folder: Path) -> None:
    start_run(warehouse, run())
    made = [
        article(name, title, body, outlet_id=outlet, published_at=FIRST + timedelta(days=n), url=f"https://a.vn/{name}")
        for n, (name, (title, body, outlet)) in enumerate(TOLD.items())
    ]
    copy = article("copy", *TOLD["storm"][:2], published_at=FIRST + timedelta(days=5))
    load_batch(warehouse, batch(folder / "b", *made, copy), run(), now=NOW)
    refresh(warehouse, [OutletRow("tuoitre", "Tuổi Trẻ", "TTO", "tuoitre.vn"), OutletRow("tienphong", "Tiền Phong")])
    group(warehouse, run(), now=NOW)
    digest(warehouse)


def names(published: Path, words: str) -> list[str]:
    return [str(hit.url).removeprefix("https://a.vn/") for hit in search(published, words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("hoa binh", {"old", "new", "name", "peace"}, id="without-accents-in-any"),
        pytest.param("hòa bình", {"old", "new", "peace"}, id="with-accents-only-those"),
        pytest.param("hoà bình", {"old", "new", "peace"}, id="the-other-tone-placement-is-the-same"),
        pytest.param('"hoa binh"', {"old", "new"}, id="a-phrase-stands-together"),
        pytest.param("HOÀ BÌNH mưa", {"new"}, id="all-words-and-any-case"),
        pytest.param("bão", {"storm"}, id="a-storm-is-no-paper"),
        pytest.param("bao", {"storm", "paper"}, id="typed-without-accents-it-is-both"),
        pytest.param("bien dong", {"storm"}, id="d-with-and-without-bar"),
        pytest.param("title:bình", {"old"}, id="in-the-headline"),
        pytest.param('title:"biển đông" tàu', {"storm"}, id="a-phrase-of-the-headline"),
        pytest.param("outlet:tuoitre bao", {"storm", "paper"}, id="outlet-by-id"),
        pytest.param('outlet:"tiền phong" hoa', {"new", "name"}, id="outlet-by-name"),
        pytest.param("bao from:2026-11-06", {"paper"}, id="from-a-day"),
        pytest.param("bao to:05/11/2026", {"storm"}, id="to-a-day-as-written-in-vietnam"),
        pytest.param("outlet:tienphong", {"new", "name"}, id="a-field-alone"),
        pytest.param("1950", {"paper"}, id="a-number"),
        pytest.param("khủng long", set(), id="what-nobody-wrote"),
        pytest.param("bao from:hôm-qua", set(), id="a-day-that-is-none"),
    ],
)
def test_a_question_finds(published: Path, words: str, found: set[str]) -> None:
    assert set(names(published, words)) == found


def test_words_that_stand_together_and_in_the_headline_come_first(published: Path) -> None:
    assert names(published, "hoa binh")[:2] == ["old", "new"]


def test_a_hit_shows_its_sentence_and_marks_the_words(published: Path) -> None:
    (hit,) = search(published, "hòa bình mưa")
    assert hit.snippet == "Nước sông dâng ở Hòa Bình. Dân phải chạy."
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["Hòa", "Bình"]
    assert (hit.title, hit.outlet, str(hit.day_vn)) == ("Mưa to", "Tiền Phong", "2026-11-02")


def test_the_macro_of_the_file_gives_the_same_articles_and_sentences(published: Path) -> None:
    from models.query import query

    asked = query(published, "select article_id, snippet from search('hoa binh')").rows
    assert asked == [(hit.article_id, hit.snippet) for hit in search(published, "hoa binh")]


def test_as_many_as_asked_for(published: Path) -> None:
    assert len(search(published, "hoa binh", limit=1)) == 1


def test_nothing_published_is_said(tmp_path: Path) -> None:
    with pytest.raises(NothingPublished):
        search(tmp_path, "bão")


@pytest.mark.parametrize("words", ["", "   ", '"', "title:", "'; drop table articles; --", "%_", "\x00", "from:", '""'])
def test_odd_questions_do_no_harm(published: Path, words: str) -> None:
    assert len(search(published, words)) <= 6


@given(st.text(st.sampled_from("aăâáàảbcđôộươứyỷ HOÀ0"), max_size=20))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_file_folds_as_python_does(folding: Warehouse, words: str) -> None:
    with folding.begin() as connection:
        found = connection.execute(text("select without_accents(:w)"), {"w": words}).scalar_one()
    assert found == fold(words)


@pytest.fixture(scope="module")
def folding(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[Warehouse]:
    path = tmp_path_factory.mktemp("folding") / "warehouse.duckdb"
    shutil.copyfile(empty_file, path)
    with open_warehouse(path, now=NOW) as opened:
        yield opened
