"""The briefing in a real browser, on a phone and at a desk, by day and by night, and on paper."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.briefing import FOLDER, Shape, write_briefings
from tests.browsing import DESK, PHONE, SIGHTS, seen

BLANK = 10_000  # bytes; a screenshot of an empty page is smaller


@pytest.fixture(scope="module")
def folder(newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("browsed") / "home"
    shutil.copytree(newsroom / "published", home / "published")
    write_briefings(home, [date(2026, 11, 14), date(2026, 11, 15)], Shape())
    return home / FOLDER


def others(folder: Path) -> list[list[Path]]:
    """Return, for each sight, some pages beside the day's: the index, names, and every article with hostile words."""
    articles, names = sorted((folder / "articles").iterdir()), sorted((folder / "names").iterdir())
    rest = [folder / "index.html", *articles, *names[:2]]
    return [rest[n :: len(SIGHTS)] for n in range(len(SIGHTS))]


@pytest.mark.parametrize(("size", "scheme"), SIGHTS)
def test_a_page_is_quiet_alone_and_fits_and_everybody_can_read_it(
    browser: Any, folder: Path, tmp_path: Path, size: tuple[int, int], scheme: str
) -> None:
    turn = [sight.values for sight in SIGHTS].index((size, scheme))
    for path in (folder / "2026-11-15.html", *others(folder)[turn]):
        with seen(browser, path.as_uri(), size, scheme) as one:
            assert one.complaints == []
            assert one.requests == [path.as_uri()]
            assert not one.is_too_wide(), path.name
            assert one.page.title() != "bị chiếm"
            assert one.broken_rules() == [], path.name
            shot = tmp_path / "page.png"
            one.page.screenshot(path=shot)
            assert shot.stat().st_size > BLANK, path.name


def test_a_click_on_a_figure_shows_the_sentence_that_gives_it(browser: Any, folder: Path) -> None:
    with seen(browser, (folder / "2026-11-15.html").as_uri()) as one:
        one.page.locator("table.tally a", has_text="35").first.click()
        assert "/articles/" in one.page.url
        sentence = one.page.locator(":target")
        assert "35 người chết" in sentence.inner_text()
        box = sentence.bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= DESK[1]


def test_on_paper_nothing_is_navigation_and_colours_are_plain(browser: Any, folder: Path) -> None:
    with seen(browser, (folder / "2026-11-15.html").as_uri(), PHONE, "dark") as one:
        one.page.emulate_media(media="print")
        assert not one.page.locator("nav").first.is_visible()
        ground = one.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
        assert len(one.page.pdf()) > BLANK
