"""What the house is held to: sizes, names, pins, sources, and pages that keep up with the code."""

from __future__ import annotations

import importlib
import re
import sys
import tomllib
from pathlib import Path

import pytest
import typer
import yaml

from flows.cli import app
from flows.settings import Settings

ROOT = Path(__file__).parents[1]
PACKAGES = ("diembao", "models", "flows")
MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
PIN = re.compile(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==[A-Za-z0-9.+!]+")


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_no_module_is_above_400_lines() -> None:
    long = {str(p.relative_to(ROOT)): n for p in MODULES if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert not long


def test_rooms_are_named_for_their_subject() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "core", "misc", "manager", "base_utils"}
    assert not [p for p in MODULES if p.stem in vague]


def test_every_module_says_what_it_is() -> None:
    silent = [p for p in MODULES if not re.match(r'(#.*\n)*r?"""\S', p.read_text("utf-8"))]
    assert not silent


def test_no_file_of_flows_shadows_a_module() -> None:
    names = {p.stem for p in (ROOT / "flows").glob("*.py")}
    assert not names & set(sys.stdlib_module_names)
    assert not names & {"prefect", "duckdb", "sqlalchemy", "diembao", "models"}


def test_every_pin_is_a_version_and_names_no_host() -> None:
    lines = [line.strip() for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()]
    loose = [line for line in lines if line and not line.startswith("#") and not PIN.fullmatch(line)]
    assert not loose


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pinned = {folded(line.partition("==")[0]) for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()}
    missing = {name for need in wanted if (name := folded(re.split(r"[\[<>=;\s]", need)[0])) not in pinned}
    assert not missing


@pytest.mark.parametrize("path", sorted((ROOT / "diembao" / "lexicon" / "data").glob("*")), ids=lambda p: p.name)
def test_every_word_list_names_its_source(path: Path) -> None:
    head = "".join(line for line in path.read_text("utf-8").splitlines()[:12] if line.startswith("#"))
    assert re.search(r"source|knowledge|compiled|written|licen", head, re.IGNORECASE), head


def test_every_command_has_a_line_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert not [name for name in commands if f"diembao {name}" not in readme]


def test_every_setting_is_described() -> None:
    assert not [name for name, field in Settings.model_fields.items() if not field.description]


def test_every_deployment_names_a_flow_that_is_there() -> None:
    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]
    for deployment in deployments:
        module, _, name = deployment["entrypoint"].rpartition(".")
        assert hasattr(importlib.import_module(module), name), deployment["entrypoint"]
        assert deployment["description"]


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    described = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    assert set(phony.split()) == described
