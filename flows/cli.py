"""The command line. Each command's work lives in `flows.commands` and is imported when it runs, so that help is quick.

stdout is data, stderr is talk. A DiembaoError ends with its own exit code and no traceback.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diembao import __version__
from diembao.compiled import is_compiled
from diembao.errors import DiembaoError
from flows.line import asking, pages, runs, upkeep

app = typer.Typer(
    name="diembao",
    help="điểm báo, the press review: Vietnamese news files in, checked DuckDB tables out.",
    epilog="Example: diembao run samples/inbox --home data",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
quarantine_app = typer.Typer(
    help="What was set aside, and why; replay it when the file or the rule is mended.",
    epilog="Example: diembao quarantine list --home data",
    no_args_is_help=True,
)
app.add_typer(quarantine_app, name="quarantine")

Home = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of the warehouse; else $DIEMBAO_HOME, else data.", show_default=False),
]


class Output(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@app.callback(invoke_without_command=True)
def entry(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say the version and stop.", is_eager=True)] = False,
    config: Annotated[
        Path | None, typer.Option("--config", help="The settings file; else $DIEMBAO_CONFIG, else diembao.toml.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log every article, not every stage.")] = False,
) -> None:
    """Set logging up for every command."""
    if version:
        typer.echo(f"diembao {__version__}{', compiled' if is_compiled() else ''}")
        raise typer.Exit
    if config is not None:
        os.environ["DIEMBAO_CONFIG"] = str(config.absolute())  # workers and flows of this run read the same file
    context.obj = verbose


@app.command(epilog="Example: diembao run samples/inbox --home data")
def run(
    inbox: Annotated[
        str | None, typer.Argument(help="Folder, file or fsspec URL with article files; else $DIEMBAO_INBOX.")
    ] = None,
    home: Home = None,
    prefect: Annotated[
        bool, typer.Option("--prefect", help="As a Prefect flow run, with or without a server.")
    ] = False,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that read articles.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also files that were read before: for newer rules of lines and dates.")
    ] = False,
    tour: Annotated[bool, typer.Option("--tour", help="Afterwards show example queries with their answers.")] = False,
    wait: runs.Wait = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log every article, not every stage.")] = False,
) -> None:
    """Take article files in, read them, load them and publish. Exit 0 published, 3 refused by a gate, 5 locked."""
    from flows.commands.running import run_inbox

    run_inbox(inbox, home, through_prefect=prefect, workers=workers, wait=wait, again=again, tour=tour, verbose=verbose)


@app.command(epilog="Example: diembao status --home data")
def status(home: Home = None) -> None:
    """Say how the last runs went, what is published and what waits in quarantine."""
    from flows.commands.showing import show_status

    show_status(home)


@app.command(epilog='Example: diembao query "select outlet_id, count(*) from articles group by all" --format csv')
def query(
    sql: Annotated[str, typer.Argument(help="One statement, or @NAME of an example query (see --examples).")] = "",
    home: Home = None,
    output: Annotated[Output, typer.Option("--format", help="How to write the answer.")] = Output.TABLE,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many rows.")] = None,
    examples: Annotated[bool, typer.Option("--examples", help="List the example queries.")] = False,
) -> None:
    """Ask the published file. It is opened read-only, so it can be asked while a run is loading."""
    from flows.commands.asking import ask, list_examples

    if examples or not sql:
        list_examples()
    else:
        ask(sql, home, output.value, limit)


@app.command(epilog="Example: diembao read samples/inbox/2026-11-17 --html reading.html")
def read(
    files: Annotated[list[str], typer.Argument(help="Article files of any accepted format.")],
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines, also on a terminal.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with the marked texts instead.")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also say what each extractor took.")] = False,
) -> None:
    """Show what would be read from FILES, without a warehouse: in colour on a terminal, as JSON lines in a pipe.

    What would be set aside is told on stderr, with rule and reason, and ends with exit 1.
    """
    from flows.commands.reading import read_files

    read_files(files, as_json=as_json, html=html, verbose=verbose)


@app.command(epilog="Example: diembao migrate --home data")
def migrate(home: Home = None) -> None:
    """Bring the warehouse to the newest schema (a run does this by itself)."""
    from flows.commands.running import migrate_home

    migrate_home(home)


@app.command(epilog="Example: diembao doctor --home data")
def doctor(home: Home = None) -> None:
    """Look whether everything a run needs is there and works; exit 1 if not."""
    from flows.commands.examining import examine

    examine(home)


@quarantine_app.command("list", epilog="Example: diembao quarantine list --rule title_missing")
def quarantine_list(
    home: Home = None,
    rule: Annotated[str | None, typer.Option(help="Only this rule.")] = None,
    state: Annotated[str, typer.Option("--status", help="open, resolved or all.")] = "open",
) -> None:
    """List what was set aside: id, file, rule and reason."""
    from flows.commands.quarantine import list_rows

    list_rows(home, rule, state)


@quarantine_app.command("show", epilog="Example: diembao quarantine show 4f1c2a")
def quarantine_show(
    quarantine_id: Annotated[str, typer.Argument(help="The id, or its first letters.")], home: Home = None
) -> None:
    """Show one row with its history and the beginning of its raw copy."""
    from flows.commands.quarantine import show_row

    show_row(quarantine_id, home)


@quarantine_app.command("replay", epilog="Example: diembao quarantine replay --rule encoding_suspect")
def quarantine_replay(
    quarantine_ids: Annotated[list[str] | None, typer.Argument(help="Ids; all open rows if none is given.")] = None,
    home: Home = None,
    rule: Annotated[str | None, typer.Option(help="Only rows of this rule.")] = None,
    wait: runs.Wait = None,
) -> None:
    """Read raw copies again with today's rules: what passes is loaded, what doesn't stays with one more try."""
    from flows.commands.quarantine import replay

    replay(quarantine_ids or [], home, rule, wait)


upkeep.add_to(app)
pages.add_to(app)
runs.add_to(app)
asking.add_to(app)


def main() -> None:
    """Run the command line and exit."""
    try:
        app()
    except DiembaoError as error:
        typer.secho(str(error), fg=typer.colors.RED, err=True)
        sys.exit(error.exit_code)
    except Exception as error:
        from flows.causes import DISK_FULL, code_of, said

        if code_of(error) != DISK_FULL:
            raise
        typer.secho(f"the disk is full: {said(error)}. Make room, then run again.", fg=typer.colors.RED, err=True)
        sys.exit(DiembaoError.exit_code)


if __name__ == "__main__":
    main()
