"""The commands of an operator that load, read again or look whether all is well: light to import."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Home = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of the warehouse; else $DIEMBAO_HOME, else data.", show_default=False),
]
Inbox = Annotated[
    str | None, typer.Argument(help="Folder, file or fsspec URL with article files; else $DIEMBAO_INBOX.")
]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that read articles.")]
Wait = Annotated[
    float | None,
    typer.Option(min=0, help="Seconds to wait for a run that has the home folder; 0 is refused at once with exit 5."),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Log every article, not every stage.")]
First = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day, in Vietnam.")]
Last = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command(epilog="Example: diembao backfill archive/ --from 2026-11-01 --to 2026-11-10")(backfill)
    app.command(epilog="Example: diembao reprocess --from 2026-11-01")(reprocess)
    app.command("dead-man", epilog="Example: diembao dead-man --home data")(dead_man)
    app.command("light-check", epilog="Example: diembao light-check --home data")(light_check)
    app.command(epilog="Example: diembao automations")(automations)


def backfill(
    inbox: Inbox = None,
    first: First = None,
    last: Last = None,
    home: Home = None,
    workers: Workers = None,
    wait: Wait = None,
    verbose: Verbose = False,
) -> None:
    """Take the days of an inbox in one by one, as if each had come in on its morning; raises no alerts.

    The day of a file is the first that its path names, else the day it was written. Killed, it goes on when started
    again. Without --from or --to it takes all days on that side.
    """
    from flows.commands.backfilling import take_days

    take_days(inbox, home, first=first, last=last, workers=workers, wait=wait, verbose=verbose)


def reprocess(
    first: First = None,
    last: Last = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what this version has read.")] = False,
    home: Home = None,
    workers: Workers = None,
    wait: Wait = None,
    verbose: Verbose = False,
) -> None:
    """Read again, from the warehouse itself, the articles that an older version of the extractors has read.

    Says which facts were added, dropped and changed, publishes, and raises no alerts. Killed, it goes on when started
    again.
    """
    from flows.commands.reprocessing import read_again

    read_again(home, first=first, last=last, all_versions=everything, workers=workers, wait=wait, verbose=verbose)


def dead_man(
    home: Home = None,
    hours: Annotated[float | None, typer.Option(min=0, help="Instead of $DIEMBAO_DEAD_MAN_HOURS (26).")] = None,
) -> None:
    """Raise an alert when nothing was published for 26 hours, whatever the reason; exit 1 then. For cron.

    It takes nothing and waits for nothing: a run may be going on.
    """
    from flows.commands.standing import look_for_publication

    look_for_publication(home, hours)


def light_check(home: Home = None) -> None:
    """Look whether the published file is whole and how old it is, and list the causes that stand open.

    Exit 1, and an alert, when analysts do not have a whole file, or have an old one. It loads nothing: a run may be
    going on.
    """
    from flows.commands.standing import look_around

    look_around(home)


def automations() -> None:
    """Have Prefect's server see runs that died or never began, and have them told; again replaces what is there."""
    from flows.commands.standing import install_automations

    install_automations()
