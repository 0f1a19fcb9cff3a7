"""The commands of whoever keeps diembao running: settings, publications, room on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

config_app = typer.Typer(
    help="The settings: where each comes from, whether a run could begin with them.",
    epilog="Example: diembao config show",
    no_args_is_help=True,
)

Home = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of the warehouse; else $DIEMBAO_HOME, else data.", show_default=False),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.add_typer(config_app, name="config")
    app.command(epilog="Example: diembao rollback --list")(rollback)
    app.command(epilog="Example: diembao tidy --dry-run")(tidy)


@config_app.command("show", epilog="Example: diembao config show --home data")
def config_show(
    home: Home = None, as_json: Annotated[bool, typer.Option("--json", help="As JSON, with descriptions.")] = False
) -> None:
    """Show each setting and who set it: command line, environment, file or default. Secrets are masked."""
    from flows.commands.configuring import show

    show(home, as_json=as_json)


@config_app.command("check", epilog="Example: diembao config check --home data")
def config_check(home: Home = None) -> None:
    """Say what is wrong: unknown names, wrong values, an inbox, a home or an alert address that cannot be used.

    Exit 0 when a run could begin, 2 when it could not.
    """
    from flows.commands.configuring import check

    check(home)


@config_app.command("init", epilog="Example: diembao config init diembao.toml")
def config_init(
    path: Annotated[Path | None, typer.Argument(help="The file to write; diembao.toml if none is named.")] = None,
) -> None:
    """Write a settings file in which everything is described and nothing is set yet."""
    from flows.commands.configuring import init

    init(path)


def rollback(
    home: Home = None,
    to: Annotated[
        str | None, typer.Option("--to", help="Number or run of a publication; else the one before the last.")
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="Only list the publications that are kept.")] = False,
    wait: Annotated[float | None, typer.Option(min=0, help="Seconds to wait for a run to end.")] = None,
) -> None:
    """Put an earlier publication back in place. The warehouse keeps its rows, and the next run publishes them again."""
    from flows.commands.publishing import list_publications, roll_back

    if show:
        list_publications(home)
    else:
        roll_back(home, to, wait)


def tidy(
    home: Home = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    wait: Annotated[float | None, typer.Option(min=0, help="Seconds to wait for a run to end.")] = None,
) -> None:
    """Remove what is older than the settings keep. Every run does it at its end; this is for when room is short."""
    from flows.commands.publishing import tidy_home

    tidy_home(home, wait, dry_run=dry_run)
