"""The day on which a file was delivered: as its path says, else as its storage says when it was written.

Crawlers put the day into a folder or a name: "2026-11-17/tin.html", "2026/11/17/tin.html", "tin_20261117.jsonl.gz",
"crawl-20261117T0530.warc". The first day in the path counts, since the folder is the delivery and the name may be the
article's. It needs no look into the file, so one day of a large inbox can be taken without reading the others.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

from diembao.formats.listing import list_entries, open_inbox
from diembao.formats.unwanted import why_ignored
from diembao.text.dates import VIETNAM

_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])"
    r"(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?(?!\d)"  # a time of day may follow at once
)


def day_in_path(path: str) -> date | None:
    """Return the first day that `path` names: "2026/11/17/tin-2026-11-16.html" gives 17 November; None for none."""
    for found in _DAY.finditer(path):
        try:
            return date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:  # 30 February
            continue
    return None


def delivery_day(path: str, filesystem: Any, location: str) -> date | None:
    """Return the day of the file `path`, in Vietnam; None when neither its path nor its storage tells."""
    return day_in_path(path) or _day_written(filesystem, location)


def days_of(location: str) -> dict[date | None, int]:
    """Return how many article files belong to each day; it lists names and reads no file.

    Raises InboxNotFound when there is nothing at `location`.
    """
    filesystem, root = open_inbox(location)
    days = Counter(
        delivery_day(entry.path, filesystem, entry.location)
        for folder in list_entries(filesystem, root)
        for entry in folder.entries
        if entry.path not in folder.sidecars and not entry.ignored and not why_ignored(entry.path)
    )
    return dict(days)


def _day_written(filesystem: Any, location: str) -> date | None:
    try:
        written: datetime = filesystem.modified(location)
    except (OSError, NotImplementedError, KeyError, AttributeError):
        return None
    aware = written if written.tzinfo else written.replace(tzinfo=UTC)
    return aware.astimezone(VIETNAM).date()
