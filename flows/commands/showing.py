"""`diembao status`: how the last runs went, what is published, what waits."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typer

from diembao.errors import NothingPublished
from flows.commands.asking import print_table
from flows.commands.running import settings_of
from models import lock
from models.publish import manifest
from models.query import query

_RUNS = """
select r.started_at, r.command, r.status, r.files_seen as files,
       coalesce(sum(f.loaded), 0) as new, coalesce(sum(f.quarantined), 0) as set_aside,
       round(epoch(r.finished_at - r.started_at), 1) as seconds
from ops.runs as r left join ops.files as f using (run_id)
group by all order by r.started_at desc limit 5
"""
_OPEN = """
select rule, count(*) as open, min(file) as such_as
from ops.quarantine where status = 'open'
group by all order by 2 desc
"""


def show_status(home: Path | None) -> None:
    """Print the state of the home folder; the published file is asked, so a run may be going on."""
    folder = settings_of(home).home.absolute()
    holder = lock.current(folder)
    if holder:
        typer.echo(f"a run is going on: {holder.run_id} (pid {holder.pid}, since {holder.started_at:%H:%M:%S} UTC)")
    try:
        newest = manifest(folder / "published")
    except NothingPublished as error:
        typer.echo(str(error))
        return
    age = datetime.now(UTC) - newest.published_at
    typer.echo(f"published   {folder / 'published' / 'diembao.duckdb'}")
    typer.echo(f"            {newest.published_at:%Y-%m-%d %H:%M} UTC, {age.total_seconds() / 3600:.1f} hours ago")
    typer.echo(
        f"            {newest.rows.get('articles', 0)} articles, {newest.rows.get('mentions', 0)} mentions, "
        f"{newest.rows.get('quotes', 0)} quotes"
    )
    for title, sql in (("last runs, as published", _RUNS), ("in quarantine", _OPEN)):
        answer = query(folder / "published", sql)
        if answer.rows:
            typer.echo(f"\n{title}")
            print_table(answer.columns, answer.rows)
