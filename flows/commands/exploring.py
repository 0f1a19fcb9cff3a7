"""`diembao explore`."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path

import typer
import uvicorn

from flows.explore.app import make_app
from flows.explore.guard import LOOPBACK
from flows.settings import settings_of
from models.exploring_library import Limits
from models.publications import manifest

_SOON_S = 0.7  # until the server listens


def serve(home: Path | None, host: str, port: int, names: Sequence[str], *, open_page: bool) -> None:
    """Serve the published file until it is stopped; NothingPublished at once when there is none."""
    settings = settings_of(home)
    published = settings.home.absolute() / "published"
    manifest(published)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    if not _is_loopback(host):
        typer.echo("Everybody who reaches this address can read the articles: there is no password.", err=True)
    typer.echo(f"{address}  (Ctrl+C ends it)")
    if open_page:
        threading.Timer(_SOON_S, webbrowser.open, (address,)).start()
    own = (f"[{host}]" if ":" in host else host,)
    app = make_app(published, Limits(memory=settings.explore_memory_limit), (*LOOPBACK, *own, *names))
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, date_header=False)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
