"""Hold the articles against the watch list: hits are kept once for each watch and article, and counted by day.

A watch remembers how far it has looked (`doc_upto`), so a run looks at its own articles only, whoever loaded them; a
watch that is new, or asks for something else now, looks through the archive, and what it finds there is no news.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, text

from diembao.lexicon.phrases import spellings
from diembao.text.orthography import fold, fold_tone
from diembao.watch.watchlist import Watch
from models.columns import registered
from models.ledger import Run
from models.scripts import script
from models.warehouse import Warehouse

_TEXT = pa.string()
_SCHEMAS = {
    "wanted_watches": [
        *[("watch", _TEXT), ("criteria", pa.int64()), ("doc_upto", pa.int32())],
        *[("sha256", _TEXT), ("stands", pa.bool_())],
    ],
    "wanted_names": [("watch", _TEXT), ("criterion", _TEXT), ("entity_id", _TEXT)],
    "wanted_phrases": [("watch", _TEXT), ("phrase", _TEXT), ("pattern", _TEXT), ("has_accents", pa.bool_())],
    "wanted_topics": [("watch", _TEXT), ("topic_code", _TEXT)],
    "wanted_figures": [("watch", _TEXT), ("kind", _TEXT), ("least", pa.decimal128(38, 6))],
    "wanted_outlets": [("watch", _TEXT), ("outlet_id", _TEXT)],
    "wanted_stories": [("watch", _TEXT), ("story_id", _TEXT)],
}
_ALIASES = """
    select e.entity_id, e.type, a.alias, a.alias_folded
    from entity_aliases as a join entities as e using (entity_id)
    where list_contains(:folded, a.alias_folded)
    union all
    select entity_id, type, name, name_folded from entities where list_contains(:folded, name_folded)
"""
_BETWEEN = r"[^\p{L}\p{N}]+"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that fits a watch; `matched` is what fits, as written."""

    watch: str
    article_id: str
    day_vn: date | None
    title: str
    outlet: str | None
    url: str | None
    matched: tuple[str, ...]
    sentence: str | None
    run_id: str | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """How a watch goes: hits on the last day, on a usual one of the `days_known` before it, the last one, and all."""

    watch: str
    day_vn: date | None
    today: int
    usual: float
    days_known: int
    last_hit: date | None
    hits: int


def find_hits(warehouse: Warehouse, watches: Sequence[Watch], run: Run, *, now: datetime) -> int:
    """Bring watch_hits up to date with the articles and return how many hits are news; one transaction."""
    with warehouse.begin() as connection:
        looked = {row.watch: row for row in connection.execute(text("select watch, sha256, doc_upto from ops.watches"))}
        at = pa.table({"run_id": [run.run_id], "at": pa.array([now], pa.timestamp("us", tz="UTC"))})
        with _wanted(connection, watches, looked), registered(connection, this_watching=at):
            connection.exec_driver_sql(script("watch", "1_find_hits").sql)
            connection.exec_driver_sql(script("watch", "2_keep_hits").sql)
        count = text("select count(*) from watch_hits where run_id = :run and is_news")
        return int(connection.execute(count, {"run": run.run_id}).scalar_one())


def news(warehouse: Warehouse, since: datetime) -> tuple[Hit, ...]:
    """Return the hits that are news and were found `since` then, by run and watch, the newest articles first."""
    with warehouse.begin() as connection:
        return tuple(_hits(connection, "watch_hits", "h.found_at >= :since and h.is_news", {"since": since}))


def try_watch(connection: Connection, watch: Watch) -> tuple[Hit, ...]:
    """Return what in all of the archive fits `watch`; nothing is kept."""
    with _wanted(connection, [watch], {}):
        connection.exec_driver_sql(script("watch", "1_find_hits").sql)
    return tuple(_hits(connection, "found_hits", "true", {}))


def paces(connection: Connection, watches: Sequence[Watch], day: date) -> tuple[Pace, ...]:
    """Return how each of `watches` goes, on the last day of the archive that is not after `day`."""
    with _wanted(connection, watches, {}):
        sql = script("watch", "3_count_days").sql.replace("$day", ":day")
        rows = connection.execute(text(sql), {"day": day}).all()
    return tuple(
        Pace(r.watch, r.day_vn, r.today, float(r.usual), int(r.days_known or 0), r.last_hit, r.hits) for r in rows
    )


def _hits(connection: Connection, table: str, where: str, given: Mapping[str, Any]) -> Iterator[Hit]:
    sql = f"""
        select
            h.watch, h.article_id, h.day_vn, a.title, coalesce(o.name, a.outlet_id) as outlet, a.url,
            h.matched, h.sentence, {"h.run_id" if table == "watch_hits" else "null"} as run_id
        from {table} as h join articles as a using (article_id) left join outlets as o on o.outlet_id = a.outlet_id
        where {where}
        order by run_id, h.watch, h.day_vn desc nulls last, h.article_id
    """
    for r in connection.execute(text(sql), given):
        yield Hit(r.watch, r.article_id, r.day_vn, r.title, r.outlet, r.url, tuple(r.matched), r.sentence, r.run_id)


@contextmanager
def _wanted(connection: Connection, watches: Sequence[Watch], looked: Mapping[str, Any]) -> Iterator[None]:
    """Hand the watches in as tables."""
    rows = {
        "wanted_watches": [_state(watch, looked.get(watch.name)) for watch in watches],
        "wanted_names": list(_names(connection, watches)),
        "wanted_phrases": [(w.name, p, *_pattern(p)) for w in watches for p in w.phrases],
        "wanted_topics": [(w.name, t) for w in watches for t in w.topics],
        "wanted_figures": [(w.name, f.kind, f.least) for w in watches for f in w.figures],
        "wanted_outlets": [(w.name, o) for w in watches for o in w.outlets],
        "wanted_stories": [(w.name, s) for w in watches for s in w.stories],
    }
    with registered(connection, **{name: _table(name, values) for name, values in rows.items()}):
        yield


def _table(name: str, rows: Iterable[tuple[Any, ...]]) -> pa.Table:
    schema = pa.schema(_SCHEMAS[name])
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([pa.array(v, f.type) for v, f in zip(columns, schema, strict=True)], schema=schema)


def _state(watch: Watch, looked: Any) -> tuple[Any, ...]:
    stands = looked is not None and looked.sha256 == watch.sha256
    return watch.name, len(watch.criteria), looked.doc_upto if stands else 0, watch.sha256, stands


def _names(connection: Connection, watches: Sequence[Watch]) -> Iterator[tuple[str, str, str]]:
    """Yield the entities that are called as a watch says; typed without accents a name is any that folds so."""
    folded = sorted({fold(n) for w in watches for n in (*w.entities, *w.places)})
    aliases = connection.execute(text(_ALIASES), {"folded": folded}).all() if folded else []
    for watch in watches:
        for criterion, names in (("entities", watch.entities), ("places", watch.places)):
            found = {
                a.entity_id
                for a in aliases
                for name in names
                if _is_called(name, a.alias, a.alias_folded) and (criterion == "entities" or a.type == "LOC")
            }
            for entity_id in sorted(found):
                yield watch.name, criterion, entity_id


def _is_called(name: str, alias: str, alias_folded: str) -> bool:
    folded = fold(name)
    if folded != alias_folded:
        return False
    return name.lower() == folded or fold_tone(name.lower()) == fold_tone(alias.lower())


def _pattern(phrase: str) -> tuple[str, bool]:
    """Return the pattern that finds `phrase` in lower case, in either tone placement, and whether accents count."""
    low = phrase.lower()
    words = [w for w in "".join(c if c.isalnum() else " " for c in low).split() if w]
    written = [
        "(?:" + "|".join(sorted({s for w in (word, fold_tone(word)) for s in spellings(w)})) + ")" for word in words
    ]
    return rf"(?:^|[^\p{{L}}\p{{N}}]){_BETWEEN.join(written)}(?:$|[^\p{{L}}\p{{N}}])", low != fold(low)
