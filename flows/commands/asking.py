"""`diembao query`: questions to the published file."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import orjson
import typer

from flows.settings import settings_of
from models.query import Example, examples, query

_TOUR = ("2_most_named", "6_who_said_what", "3_cited_sources")
_TOUR_ROWS = 6


def ask(sql: str, home: Path | None, output: str, limit: int | None) -> None:
    """Print what `sql` answers; "@name" is an example query."""
    answer = query(settings_of(home).home / "published", _words(sql), limit=limit)
    if output == "json":
        for row in answer.rows:
            typer.echo(orjson.dumps(dict(zip(answer.columns, row, strict=True)), default=str))
    elif output == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(answer.columns)
        writer.writerows(answer.rows)
    else:
        print_table(answer.columns, answer.rows)
        typer.echo(f"{len(answer.rows)} rows{' and more' if answer.more else ''}", err=True)


def list_examples() -> None:
    """Print the example queries."""
    print_table(("name", "question", "câu hỏi"), [("@" + e.name, e.question, e.question_vi) for e in examples()])


def tour(published: Path) -> None:
    """Show three example queries with their answers."""
    known = {example.name: example for example in examples()}
    for example in (known[name] for name in _TOUR):
        typer.echo(f"\n{example.question_vi} / {example.question}\n")
        typer.echo(_body(example))
        answer = query(published, example.sql, limit=_TOUR_ROWS)
        print_table(answer.columns, answer.rows)
    typer.echo("\nMore: `diembao query --examples`, and `diembao query @NAME` runs one.")


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows as a table that fits the terminal."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*("" if value is None else _escaped(str(value)) for value in row))
    Console(width=None if sys.stdout.isatty() else 160, highlight=False).print(table)


def _escaped(words: str) -> str:
    from rich.markup import escape

    return escape(words)


def _words(sql: str) -> str:
    if not sql.startswith("@"):
        return sql
    for example in examples():
        if example.name == sql[1:]:
            return example.sql
    raise typer.BadParameter(f"no example is called {sql[1:]}; `diembao query --examples` lists them")


def _body(example: Example) -> str:
    return "\n".join("  " + line for line in example.sql.splitlines() if not line.startswith("--"))
