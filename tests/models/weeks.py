"""Weeks of made news in a warehouse, written straight into its tables: enough history to judge a day by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

from sqlalchemy import Connection, text

from models.ledger import Run, start_run
from models.measured import Measured, measure
from models.warehouse import Warehouse

LAST_DAY = date(2026, 11, 19)  # a Thursday
RUN_DAY = LAST_DAY + timedelta(days=1)
OUTLETS = ("tienphong", "tuoitre", "vov", "nhandan")

_ARTICLES = """
insert into articles by name
select
    :prefix || n                                        as article_id,
    :prefix || n                                        as external_id,
    cast(:outlet as varchar)                            as outlet_id,
    'url'                                               as outlet_from,
    'Tin số ' || n                                      as title,
    'tin so ' || n                                      as title_folded,
    'Tin số ' || n || :letters                          as text,
    'tin so ' || n                                      as text_folded,
    cast(:language as varchar)                          as language,
    cast(:published_at as timestamptz) + n * interval 1 minute as published_at,
    'metadata'                                          as published_from,
    'minute'                                            as published_precision,
    cast(:day as date)                                  as day_vn,
    :words + n % 7                                      as word_count,
    :prefix || n                                        as content_hash,
    1                                                   as version,
    cast(:duplicate_of as varchar)                      as duplicate_of,
    'txt'                                               as format,
    'utf-8'                                             as encoding,
    cast(:repairs as varchar[])                         as repairs,
    '{}'                                                as extras,
    :prefix || n || '.txt'                              as file,
    0                                                   as record_no,
    :prefix || n                                        as file_sha256,
    3                                                   as metadata_count,
    'x1'                                                as extractor_version,
    :run_id                                             as first_run_id,
    :run_id                                             as last_run_id
from range(:many) as t (n)
"""
_MENTIONS = """
insert into mentions by name
select
    a.article_id,
    n                as mention_no,
    0                as start_char,
    3                as end_char,
    'Tin'            as surface,
    'ORG'            as type,
    'Tin'            as canonical,
    'tin'            as canonical_folded,
    'ORG-tin'        as entity_id,
    0.9              as confidence,
    'made'           as rule
from articles as a, range(:mentions) as t (n)
where starts_with(a.article_id, :prefix)
"""
_QUOTES = """
insert into quotes by name
select article_id, n as quote_no, 0 as start_char, 3 as end_char, 'direct' as kind, 'none' as resolved_by
from articles, range(:quotes) as t (n)
where starts_with(article_id, :prefix)
"""
_PASSAGES = """
insert into passages by name
select
    article_id, 0 as passage_no, unnest(cast(:kinds as varchar[])) as kind, 0 as start_char, 3 as end_char,
    'made' as rule
from articles
where starts_with(article_id, :prefix)
"""


def add(warehouse: Warehouse, day: date | None, outlet: str | None, many: int, **changed: Any) -> None:
    """Print `many` articles of `outlet` on `day`, each with 10 names, 3 quotations, a dateline and a byline."""
    with warehouse.begin() as connection:
        _insert(connection, _values(day, outlet, many, changed))


def _values(day: date | None, outlet: str | None, many: int, changed: dict[str, Any]) -> dict[str, Any]:
    noon = datetime(day.year, day.month, day.day, 1, tzinfo=UTC) if day else None
    return {
        "prefix": f"{outlet}-{day}-{changed.pop('batch', '')}-",
        "outlet": outlet,
        "day": day,
        "published_at": noon,
        "many": many,
        "words": 400,
        "mentions": 10,
        "quotes": 3,
        "kinds": ["body", "dateline", "byline"],
        "language": "vi",
        "letters": "",
        "repairs": [],
        "duplicate_of": None,
        "run_id": "run-1",
    } | changed


def _insert(connection: Connection, values: dict[str, Any]) -> None:
    for statement in (_ARTICLES, _MENTIONS, _QUOTES, _PASSAGES):
        wanted = text(statement)
        connection.execute(wanted, {name: values[name] for name in wanted.compile().params})


def usual(day: date, outlet: str) -> int:
    """Return how much `outlet` prints on such a day: less at the weekend, a little more or less every day."""
    weekday = 12 if day.weekday() < 5 else 8
    return weekday + (day.toordinal() * 7 + OUTLETS.index(outlet) * 3) % 5 - 2


def add_weeks(warehouse: Warehouse, days: int = 35, **changed: Any) -> None:
    """Print the usual news of all outlets for `days` days up to the day before LAST_DAY."""
    with warehouse.begin() as connection:
        for back, outlet in product(range(days, 0, -1), OUTLETS):
            day = LAST_DAY - timedelta(days=back)
            _insert(connection, _values(day, outlet, usual(day, outlet), dict(changed)))


def add_last_day(warehouse: Warehouse, *, leave_out: tuple[str, ...] = (), **changed: Any) -> None:
    """Print the usual news of LAST_DAY."""
    for outlet in OUTLETS:
        if outlet not in leave_out:
            add(warehouse, LAST_DAY, outlet, usual(LAST_DAY, outlet), **changed)


def add_run(warehouse: Warehouse, run_id: str, at: datetime, status: str = "done") -> None:
    """Enter a run that started `at`."""
    start_run(warehouse, Run(run_id, at, "x1", "0.1"))
    with warehouse.begin() as connection:
        connection.execute(text("update ops.runs set status = :s where run_id = :r"), {"s": status, "r": run_id})


def measured(warehouse: Warehouse, run_day: date = RUN_DAY, run_id: str = "run-now") -> Measured:
    """Measure the warehouse in a run of `run_day`."""
    return measure(warehouse, warehouse.path.parent / "measured", run_id=run_id, run_day=run_day)
