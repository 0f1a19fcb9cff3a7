"""What several rooms of tests share: a home in which a small press of our own is published, made once a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session", autouse=True)
def no_data_docs() -> Iterator[None]:
    """Have runs write no Data Docs, which take a quarter of a small run; a test of theirs asks for them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIEMBAO_KEEP_DOCS", "0")
        yield


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home of tests.newsroom; nobody writes to its warehouse."""
    from tests.newsroom import publish

    folder = tmp_path_factory.mktemp("newsroom")
    assert publish(folder).status == "done"
    return folder / "home"


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home in which the sample inbox is published; nobody writes to it."""
    from tests.flows.news import run

    home = tmp_path_factory.mktemp("samples") / "home"
    assert run(Path(__file__).parents[1] / "samples" / "inbox", home).status == "done"
    return home


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return a headless Chromium; tests that need one are skipped where there is none."""
    from tests import browsing

    yield from browsing.start()
