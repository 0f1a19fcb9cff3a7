"""Imported by the fork server, for what it does: it makes the server, and thereby every worker, ready to read."""

from __future__ import annotations

from contextlib import suppress

from diembao.errors import TaggerUnavailable
from flows.warm import warm_up

with suppress(TaggerUnavailable):  # the server must live: the worker that reads first says it, where it is told
    warm_up()
