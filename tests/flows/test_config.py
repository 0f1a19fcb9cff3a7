"""The settings: file under environment under command line, every mistake said before a run begins."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import duckdb
import pytest

from diembao.errors import SettingsInvalid
from flows import configuration
from flows.commands.configuring import check, init
from flows.plan import plan_run
from flows.settings import CONFIG, FILE_NAME, Settings, settings_file, variable
from tests.alerts.test_channels import SECRET
from tests.flows.test_cli import diembao

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of its own, without a setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("DIEMBAO_")]:
        monkeypatch.delenv(name)
    return tmp_path


def source_of(name: str, **given: object) -> str:
    return next(value.source for value in configuration.values(given) if value.name == name)


def test_what_is_given_wins_over_the_environment_and_that_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (Settings().window, source_of("window")) == (4, "default")
    Path(FILE_NAME).write_text("window = 5\n", "utf-8")
    assert (Settings().window, source_of("window")) == (5, FILE_NAME)
    monkeypatch.setenv("DIEMBAO_WINDOW", "6")
    assert (Settings().window, source_of("window")) == (6, "$DIEMBAO_WINDOW")
    assert (Settings(window=7).window, source_of("window", window=7)) == (7, "command line")


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIEMBAO_INBOX", "")
    assert Settings().inbox == "inbox"


def test_the_file_is_the_one_that_is_named_else_that_of_the_working_folder_else_that_of_the_home(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = alone / "home"
    home.mkdir()
    for number, folder in enumerate((home, alone, alone / "elsewhere"), start=11):
        folder.mkdir(exist_ok=True)
        (folder / FILE_NAME).write_text(f"keep = {number}\n", "utf-8")
    monkeypatch.setenv(CONFIG, str(alone / "elsewhere" / FILE_NAME))
    assert Settings(home=home).keep == 13
    monkeypatch.delenv(CONFIG)
    assert Settings(home=home).keep == 12
    (alone / FILE_NAME).unlink()
    assert Settings(home=home).keep == 11
    monkeypatch.setenv("DIEMBAO_HOME", str(home))
    assert Settings().keep == 11
    (home / FILE_NAME).unlink()
    assert settings_file() is None


def test_paths_in_the_file_are_relative_to_it(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (alone / "etc").mkdir()
    path = alone / "etc" / "desk.toml"
    monkeypatch.setenv(CONFIG, str(path))
    path.write_text('home = "../home"\ninbox = "crawl"\n', "utf-8")
    assert Settings().home.resolve() == alone / "home"
    assert Settings().inbox == str(alone / "etc" / "crawl")
    path.write_text('inbox = "s3://bucket/news"\n', "utf-8")
    assert Settings().inbox == "s3://bucket/news"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("workrs = 2", "Did you mean workers?", id="a-slip"),
        pytest.param("colour = 'red'", "colour is no setting", id="a-stranger"),
        pytest.param("[run]\nworkers = 2", "run is no setting", id="a-table"),
        pytest.param("workers =", "is no TOML", id="not-toml"),
        pytest.param("workers = 0", "workers: 0 cannot be used", id="too-small"),
        pytest.param("max_refused_share = 1.5", "max_refused_share: 1.5 cannot be used", id="no-share"),
        pytest.param('memory_limit = "much"', "memory_limit: 'much' cannot be used", id="no-size"),
        pytest.param(f'alert_urls = "json://h/{SECRET}"', "is a secret", id="a-secret-in-a-file"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(text: str, words: str) -> None:
    Path(FILE_NAME).write_text(text, "utf-8")
    with pytest.raises(SettingsInvalid) as caught:
        Settings()
    assert words in str(caught.value)
    assert SECRET not in str(caught.value)
    assert caught.value.exit_code == 2


def test_every_wrong_value_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIEMBAO_WORKERS", "none")
    monkeypatch.setenv("DIEMBAO_WINDOW", "0")
    with pytest.raises(SettingsInvalid, match=r"(?s)workers: 'none'.*window: '0'"):
        Settings()


def test_a_named_file_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CONFIG, "nowhere.toml")
    with pytest.raises(SettingsInvalid, match=r"nowhere\.toml"):
        Settings()


def test_the_template_describes_everything_sets_nothing_and_can_be_used(alone: Path) -> None:
    init(None)
    text = (alone / FILE_NAME).read_text("utf-8")
    assert tomllib.loads(text) == {}
    assert [n for n in Settings.model_fields if n not in text and variable(n) not in text] == []
    (alone / FILE_NAME).write_text(re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE), "utf-8")
    set_all = Settings()
    (alone / FILE_NAME).unlink()
    assert set_all.model_copy(update={"home": Path("data"), "inbox": "inbox"}) == Settings()


def test_a_file_that_is_there_is_not_overwritten(alone: Path) -> None:
    (alone / FILE_NAME).write_text("window = 9\n", "utf-8")
    with pytest.raises(SettingsInvalid, match="there already"):
        init(None)
    assert Settings().window == 9


@pytest.mark.parametrize("size", ["1GB", "512MB", "1.5 GiB"])
def test_a_size_that_is_taken_is_one_that_duckdb_takes(size: str) -> None:
    with duckdb.connect(config={"memory_limit": Settings(memory_limit=size).memory_limit}) as db:
        assert db.execute("select 1").fetchall() == [(1,)]


def test_check_names_every_trouble(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIEMBAO_WORKRES", "2")
    monkeypatch.setenv("DIEMBAO_ALERT_URLS", f"nonsense://{SECRET}")
    (alone / "file").write_text("no folder", "utf-8")
    found = "\n".join(configuration.troubles({"home": alone / "file" / "home", "inbox": "nowhere"}))
    for words in ("DIEMBAO_WORKRES", "Did you mean workers?", "home: ", "inbox: ", "alert URL number 1"):
        assert words in found
    assert SECRET not in found


def test_settings_that_are_in_order_have_no_troubles(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (alone / "inbox").mkdir()
    check(None)
    assert "in order" in capsys.readouterr().out


def test_the_command_line_shows_checks_and_ends_with_2(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (alone / "desk.toml").write_text("window = 9\n", "utf-8")
    shown = diembao("--config", "desk.toml", "config", "show")
    assert re.search(r"window +9 +.*desk\.toml", shown.stdout), shown.stderr
    checked = diembao("config", "check")
    assert (checked.returncode, "inbox" in checked.stdout, "Traceback" in checked.stderr) == (2, True, False)


def test_a_secret_is_masked_where_settings_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIEMBAO_ALERT_URLS", f"json://h/{SECRET}")
    assert SECRET not in str(configuration.values()) + repr(Settings())
    assert next(v.shown for v in configuration.values() if v.name == "alert_urls") == configuration.MASK


def test_a_plan_takes_its_sizes_from_the_settings() -> None:
    plan = plan_run(Settings(window=9, keep_raw_days=3, home=Path("h")), "run")
    assert (plan.window, plan.keep_raw_days, plan.home) == (9, 3, Path("h").absolute())


def test_the_page_about_settings_is_the_one_the_code_gives() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    assert configuration.as_markdown() in page, (
        "docs/settings.md: put in what `flows.configuration.as_markdown()` gives"
    )
