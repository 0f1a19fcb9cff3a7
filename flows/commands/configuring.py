"""`diembao config show|check|init`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import typer

from diembao.errors import SettingsInvalid
from flows import configuration
from flows.commands.asking import print_table
from flows.settings import FILE_NAME


def show(home: Path | None, *, as_json: bool) -> None:
    """Print every setting, its value and who set it."""
    rows = configuration.values(_given(home))
    if as_json:
        typer.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
        return
    print_table(("setting", "value", "from"), [(row.name, row.shown, row.source) for row in rows])


def check(home: Path | None) -> None:
    """Say what is wrong with the settings; SettingsInvalid (exit 2) when something is."""
    found = configuration.troubles(_given(home))
    if found:
        for trouble in found:
            typer.echo(trouble)
        raise SettingsInvalid(f"{len(found)} of the settings cannot be used. Mend them and check again.")
    typer.echo("The settings are in order: a run can begin.")


def init(path: Path | None) -> None:
    """Write a settings file that describes everything and sets nothing; one that is there is never overwritten."""
    target = path or Path(FILE_NAME)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(configuration.template())
    except FileExistsError:
        raise SettingsInvalid(f"{target} is there already. Edit it, or name another file.") from None
    except OSError as error:
        raise SettingsInvalid(f"{target} cannot be written: {error.strerror}.") from None
    typer.echo(f"{target} is written: take the # from a line to set it, then `diembao config check`.")


def _given(home: Path | None) -> dict[str, Path]:
    return {"home": home} if home else {}
