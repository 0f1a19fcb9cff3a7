"""The commands of those who ask: search and the watch list; light to import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Home = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of the warehouse; else $DIEMBAO_HOME, else data.", show_default=False),
]

watch_app = typer.Typer(
    help="The watch list, HOME/watchlists.yaml: what editors want to be told of.",
    epilog="Example: diembao watch test --home data",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command(epilog="Example: diembao search 'title:bão \"lở núi\" from:2026-11-01' --home data")(search)
    app.add_typer(watch_app, name="watch")


def search(
    words: Annotated[
        list[str], typer.Argument(help='Words in any accents, "a phrase", title:, outlet:, from: and to: a day.')
    ],
    home: Home = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many articles.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines.")] = False,
) -> None:
    """Search the published file; the best articles first, each with the sentence that shows it.

    "hoa binh" finds "hoà bình" and "hòa bình"; typed with accents only words with those accents are found.
    """
    from flows.commands.searching import search_for

    search_for(words, home, limit=limit, as_json=as_json)


@watch_app.command("check", epilog="Example: diembao watch check --home data")
def watch_check(home: Home = None) -> None:
    """Read the watch list and say what it asks for; exit 2 with every line that cannot be used."""
    from flows.commands.watching import check

    check(home)


@watch_app.command("list", epilog="Example: diembao watch list --home data")
def watch_list(home: Home = None) -> None:
    """List the watches with their hits in the published file: on the last day, usually, in all, and the last one."""
    from flows.commands.watching import list_watches

    list_watches(home)


@watch_app.command("test", epilog="Example: diembao watch test 'bão lũ' --home data")
def watch_test(
    name: Annotated[str | None, typer.Argument(help="Only this watch.", show_default=False)] = None,
    home: Home = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many articles a watch.")] = 10,
) -> None:
    """Show which articles of the published file fit each watch, and by what; nothing is kept or sent."""
    from flows.commands.watching import try_out

    try_out(name, home, limit)
