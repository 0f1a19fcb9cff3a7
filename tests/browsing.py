"""A real browser for tests of pages: what it wrote to its console, asked the network for, and what axe-core says."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PHONE, DESK = (390, 844), (1280, 900)
SIGHTS = [
    pytest.param(PHONE, "light", id="phone-light"),
    pytest.param(PHONE, "dark", id="phone-dark"),
    pytest.param(DESK, "light", id="desk-light"),
    pytest.param(DESK, "dark", id="desk-dark"),
]


@dataclass(slots=True)
class Seen:
    """A page that was opened, and what happened while it loaded."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def broken_rules(self) -> list[str]:
        """Return the accessibility rules that the page breaks, each with the first element that does."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {rule['nodes'][0]['html'][:160]}" for rule in found]

    def is_too_wide(self) -> bool:
        """Return whether one must scroll sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"))


def start() -> Iterator[Any]:
    """Give a headless Chromium; skip where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        own = driver.chromium.executable_path
        path = os.environ.get("CHROME_BIN") or next(filter(None, map(shutil.which, NAMES)), None)
        if path is None and not Path(own).exists():
            pytest.skip("no Chromium on this machine (apt-get install chromium, or set CHROME_BIN)")
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def seen(browser: Any, url: str, size: tuple[int, int] = DESK, scheme: str = "light") -> Iterator[Seen]:
    """Open `url` and give what was seen; the context is closed afterwards."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=False, locale="vi-VN"
    )
    one = Seen(context.new_page())
    one.page.on("console", lambda message: one.complaints.append(message.text))
    one.page.on("pageerror", lambda error: one.complaints.append(str(error)))
    one.page.on("request", lambda request: one.requests.append(request.url))
    one.page.goto(url)
    yield one
    context.close()
