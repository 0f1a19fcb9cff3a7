"""The runbook and the code name the same things: every code has a section, and every command it gives works."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
import typer

from diembao.errors import DiembaoError, GateRefused
from diembao.formats.rules import Rule
from diembao.quality.expectation import Suite
from diembao.quality.suites import SUITES
from flows.causes import failure_codes
from flows.cli import app
from flows.settings import Settings
from flows.standing import WATCHED
from flows.watching import HIT, STANDING
from models.query import examples
from models.scripts import scripts
from models.warehouse import open_warehouse

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "operations.md").read_text("utf-8")
SECTIONS = {m[1]: m[2] for m in re.finditer(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)}
EXPECTED = {e.name for suite in SUITES for e in suite.expectations}
CHECKED = {script.name for script in scripts("checks")}
ACTIONS = [e.action for suite in SUITES for e in suite.expectations] + [s.fields["action"] for s in scripts("checks")]
COMMANDS = sorted(set(re.findall(r"`(diembao [^`]+)`|^    (diembao .+)$", "\n".join([TEXT, *ACTIONS]), re.MULTILINE)))
TYPED = sorted({a or b for a, b in COMMANDS})


def test_every_code_has_a_section_and_every_section_a_code() -> None:
    assert set(SECTIONS) == EXPECTED | CHECKED | failure_codes() | WATCHED | STANDING | {HIT}


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_a_section_says_what_it_means_how_to_look_and_what_comes_next(code: str) -> None:
    severity, *_ = SECTIONS[code].strip().split(".")
    assert re.match(r"\*(critical|warning|info)", severity)
    assert re.search(r"^- look: .+", SECTIONS[code], re.MULTILINE)
    assert re.search(r"^- next: .+", SECTIONS[code], re.MULTILINE)


@pytest.mark.parametrize("suite", SUITES, ids=lambda s: s.name)
def test_a_section_is_as_severe_as_its_expectation(suite: Suite) -> None:
    for expectation in suite.expectations:
        assert SECTIONS[expectation.name].strip().startswith(f"*{expectation.severity}"), expectation.name


def test_every_exit_code_has_a_line() -> None:
    kinds, codes = [DiembaoError], {0}
    while kinds:
        kind = kinds.pop()
        kinds.extend(kind.__subclasses__())
        codes.add(kind.exit_code)
    table = {int(n) for n in re.findall(r"^\| (\d+) \|", TEXT, re.MULTILINE)}
    assert table == codes
    assert GateRefused.exit_code in table


def test_every_reason_in_quarantine_has_a_line() -> None:
    of_cleaning = set(re.findall(r'_refuse\(\s*record,\s*"(\w+)"', (ROOT / "diembao/text/clean.py").read_text("utf-8")))
    of_extraction = set(re.findall(r'_refused\(\w+, "(\w+)"', (ROOT / "flows/pool.py").read_text("utf-8")))
    assert len(of_cleaning) >= 4
    assert len(of_extraction) >= 2
    assert set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)) == {*Rule} | of_cleaning | of_extraction


def test_every_link_inside_the_runbook_leads_somewhere() -> None:
    heads = {re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in re.findall(r"^#+ (.+)$", TEXT, re.M)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", TEXT)) <= heads


@pytest.mark.parametrize("line", TYPED)
def test_every_command_is_one_that_diembao_knows(line: str) -> None:
    words = shlex.split(line)[1:]
    command = typer.main.get_command(app)
    while words and (inner := getattr(command, "commands", {})):
        if words[0].startswith("-"):
            break
        command = inner[words.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= known | {"--help"}


def test_every_query_runs_on_a_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    open_warehouse(path, now=datetime(2026, 11, 21, tzinfo=UTC)).close()
    queries = [shlex.split(line)[2] for line in TYPED if line.startswith("diembao query ")]
    assert len(queries) > 10
    named = {example.name: example.sql for example in examples()}
    with duckdb.connect(str(path), read_only=True) as db:
        for query in queries:
            db.execute(named.get(query.removeprefix("@"), query))


def test_every_setting_it_names_is_one() -> None:
    named = set(re.findall(r"DIEMBAO_(\w+)", TEXT))
    assert {n.lower() for n in named} <= set(Settings.model_fields)
