"""The commands of whoever keeps diembao running: its settings."""

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
