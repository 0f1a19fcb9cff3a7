"""The watch list in whole runs: hits are published and told once, and a list with faults stops the run."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from diembao.errors import SettingsInvalid
from diembao.watch.watchlist import Watch as Wanted
from flows import recipe
from flows.alerting import JOURNAL, run_and_tell
from flows.cli import app
from flows.settings import Settings
from flows.steps import Steps
from flows.watch import Watch
from flows.watching import is_spike, silent_days, watches_of
from models.query import query
from models.watching import Pace
from tests.flows.news import UNCHECKED, article, plan_of, write_json

LIST = """
watches:
  - name: sạt lở chết người
    phrases: [sạt lở]
    figures: {killed: 3}
  - name: Tuổi Trẻ im tiếng
    outlets: [tuoitre]
    silence: 2
"""


def carry_out(inbox: Path, home: Path) -> None:
    """Run without the checks of the warehouse: none of them looks at a watch."""
    plan = plan_of(inbox, home)
    run_and_tell(plan, Settings(home=home, inbox=str(inbox)), lambda: recipe.run(Steps(plan), Watch(), made=UNCHECKED))


def told(home: Path) -> list[tuple[str, str]]:
    lines = (home / JOURNAL).read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row["kind"], row["cause"].split(" (")[0]) for row in rows if row["cause"].startswith("watch_")]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after three runs: one before an article came, one with it, one without anything new."""
    folder = tmp_path_factory.mktemp("watched")
    inbox, home = folder / "inbox", folder / "home"
    home.mkdir()
    (home / "watchlists.yaml").write_text(LIST, encoding="utf-8")
    write_json(inbox, article(1, date="2026-11-10T08:00:00+07:00", url="https://tuoitre.vn/tin-1.htm"))
    carry_out(inbox, home)
    later = (
        "Đêm qua núi Vồng đổ xuống bản Sín, vụ sạt lở làm 7 người chết. Bộ đội biên phòng đào đất tìm người dưới mưa."
    )
    write_json(inbox, article(5, date="2026-11-15T08:00:00+07:00", title="Núi đổ xuống bản Sín", text=later))
    carry_out(inbox, home)
    carry_out(inbox, home)
    return home


def test_what_fits_is_told_once_and_what_stopped_stands(home: Path) -> None:
    assert told(home) == [
        ("opened", "watch_silent/Tuổi Trẻ im tiếng"),
        ("news", "watch_hit/sạt lở chết người"),
    ]


def test_the_message_says_which_article_and_why(home: Path) -> None:
    lines = [json.loads(line) for line in (home / JOURNAL).read_text("utf-8").splitlines()]
    (body,) = [line["body"] for line in lines if line["kind"] == "news"]
    assert "Núi đổ xuống bản Sín" in body
    assert "7 người" in body
    assert "watch_hit" in body


def test_hits_are_in_the_published_file(home: Path) -> None:
    asked = "select watch, outlet, is_news, matched from watch_news order by all"
    assert query(home / "published", asked).rows == [
        ("Tuổi Trẻ im tiếng", "Tuổi Trẻ", False, ["tuoitre"]),
        ("sạt lở chết người", "Tiền Phong", True, ["7 người", "sạt lở"]),
        ("sạt lở chết người", "Tuổi Trẻ", False, ["3 người", "sạt lở"]),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["watch", "check"], "killed ≥ 3"),
        (["watch", "list"], "silent"),
        (["watch", "test", "sạt lở chết người"], "2 articles"),
        (["search", "bộ đội", "sat lo"], "bản Sín"),
        (["search", "sat lo", "--json"], '"snippet"'),
    ],
    ids=["check", "list", "test", "search", "search-json"],
)
def test_the_commands_show_it(home: Path, words: list[str], said: str) -> None:
    shown = CliRunner().invoke(app, [*words, "--home", str(home)], env={"COLUMNS": "200"})
    assert shown.exit_code == 0, shown.output
    assert said in shown.output


def test_a_list_with_faults_stops_the_run_before_anything_is_done(tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", article(1))
    home = tmp_path / "home"
    home.mkdir()
    (home / "watchlists.yaml").write_text("watches:\n  - name: a\n    topics: [bia]\n", encoding="utf-8")
    with pytest.raises(SettingsInvalid, match="line 2: there is no topic 'bia'"):
        recipe.run(Steps(plan_of(tmp_path / "inbox", home)), Watch())
    assert not (home / "published").exists()
    with pytest.raises(SettingsInvalid):
        watches_of(home)


DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("today", "usual", "days_known", "spikes"),
    [
        pytest.param(6, 2.0, 28, True, id="thrice-the-usual"),
        pytest.param(5, 2.0, 28, False, id="less"),
        pytest.param(2, 0.0, 28, False, id="two-are-no-spike"),
        pytest.param(3, 0.0, 28, True, id="three-out-of-nothing"),
        pytest.param(5, 0.5, 7, False, id="a-week-of-two-a-day"),
        pytest.param(99, 0.0, 6, False, id="nothing-is-usual-yet"),
    ],
)
def test_a_spike_is_measured_against_the_days_that_are_known(
    today: int, usual: float, days_known: int, spikes: bool
) -> None:
    watch = Wanted("w", phrases=("x",), spike=Decimal(3))
    assert is_spike(watch, Pace("w", DAY, today, usual, days_known, DAY, 9)) is spikes


@pytest.mark.parametrize(
    ("last", "days"),
    [(date(2026, 11, 18), 2), (date(2026, 11, 19), None), (None, None)],
    ids=["two-days", "one-day", "never-a-hit"],
)
def test_silence_is_counted_from_the_last_hit(last: date | None, days: int | None) -> None:
    assert silent_days(Wanted("w", phrases=("x",), silence=2), Pace("w", DAY, 0, 0.0, 28, last, 1)) == days
