"""The explorer in a real browser, served as the command serves it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import DESK, PHONE, seen


@pytest.fixture(scope="module")
def address(newsroom: Path) -> Iterator[str]:
    """Return where `diembao explore` listens; it is stopped afterwards."""
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "flows.cli", "explore", "--home", str(newsroom), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout is not None
        said = server.stdout.readline()
        found = re.match(r"http://127\.0\.0\.1:\d+/", said)
        assert found, said
        _wait_for(port)
        yield found[0]
        server.terminate()


def _wait_for(port: int) -> None:
    import socket
    import time

    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the explorer does not listen")


PAGES = ("", "search?q=nam+chay", "stories", "names", "outlets", "quality", "sql?q=from+outlets+limit+3", "nowhere")


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")], ids=["phone-dark", "desk-light"])
def test_every_page_is_quiet_alone_and_everybody_can_read_it(
    browser: Any, address: str, size: tuple[int, int], scheme: str
) -> None:
    for path in PAGES:
        with seen(browser, address + path, size, scheme) as one:
            missing = [] if path != "nowhere" else [c for c in one.complaints if "404" in c]
            assert [c for c in one.complaints if c not in missing] == [], path
            assert all(url.startswith((address, "data:")) for url in one.requests), path
            assert not one.is_too_wide(), path
            assert one.broken_rules() == [], path
            assert one.page.context.cookies() == []


def test_a_reader_comes_from_a_search_to_the_sentence_of_a_figure(browser: Any, address: str) -> None:
    with seen(browser, address) as one:
        one.page.get_by_label("Tìm trong các bài").fill("nam chay")
        one.page.keyboard.press("Enter")
        one.page.wait_for_url("**/search?q=*")
        assert one.page.locator("ul.list a").count() == 3
        one.page.get_by_role("link", name="Vụ việc").click()
        one.page.locator("ul.list a", has_text="Nậm Chày").first.click()
        one.page.locator(".tally a", has_text="35").first.click()
        assert "35 người chết" in one.page.locator(":target").inner_text()
        assert one.page.title() != "bị chiếm"


def test_a_question_in_sql_is_typed_and_answered(browser: Any, address: str) -> None:
    with seen(browser, address + "sql") as one:
        one.page.locator("textarea").fill("select 40 + 2 as answer")
        one.page.get_by_role("button", name="Hỏi").click()
        assert one.page.locator("table.answer td").inner_text() == "42"
