"""Apply the corrections of entities to all that was loaded, and take back what no line says any more.

Nothing is remembered but what extraction said (ops.corrected_ids): every run looks up anew what the names of the file
stand for, decides where each id should lead, and writes only what differs. So the tables follow from the articles and
the file alone, whatever was loaded and corrected in which order.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, text

from diembao.lexicon.names import key_of
from diembao.reading import EntityType
from models.columns import registered, schema_of
from models.corrections import Action, Correction, name_key
from models.rows import Fold
from models.scripts import script

log = logging.getLogger(__name__)
_TEXT = pa.string()
_WANTED = pa.schema([("name", _TEXT), ("type", _TEXT), ("name_folded", _TEXT), ("is_alias", pa.bool_())])
_MOVES = pa.schema([("from_id", _TEXT), ("to_id", _TEXT), ("line", pa.int32())])
_ALIASES = pa.schema([("type", _TEXT), ("surface", _TEXT), ("to_id", _TEXT), ("line", pa.int32())])
_STANDING = "select exists (from ops.corrected_ids) or exists (from ops.corrected_names)"
_ID_BEGINS = (*(f"{kind.lower()}{mark}" for kind in EntityType for mark in ":-"), "outlet:")

Asked = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the names of the file stand for in the warehouse: (name, type) to entity ids, or to ways of writing."""

    ids: dict[Asked, set[str]]
    known: frozenset[str]
    surfaces: dict[Asked, set[str]]

    def called(self, name: str, kind: EntityType) -> set[str]:
        """Return the entities that extraction calls `name`, or the one that has it as its id."""
        return {name} if name in self.known else self.ids.get((name, kind), set())

    def target(self, name: str, kind: EntityType) -> str:
        """Return the one entity that `name` stands for: one that is there, else a new one of that name."""
        if name in self.known or name.startswith(_ID_BEGINS):
            return name
        own, called = own_id(name, kind), self.called(name, kind)
        return own if own in called or not called else min(called)


@dataclass(slots=True)
class _Decision:
    """Where entities and ways of writing go, and what the entities they go to are named."""

    moves: dict[str, tuple[str, int]]
    aliases: dict[tuple[str, str], tuple[str, int]]
    names: dict[str, str]


def own_id(name: str, kind: EntityType) -> str:
    """Return the id that extraction gives to an entity known by its name alone: "Trần Lực" has "per:trần lực"."""
    return f"{kind.lower()}:{key_of(name)}"


def correct(connection: Connection, lines: Sequence[Correction], *, fold: Fold, run_id: str | None = None) -> None:
    """Let every id that refers to an entity stand as `lines` and extraction say, in the caller's transaction.

    The entities on either side wait in ops.entities_to_refresh; `run_id` is the run that ops.corrections tells of.
    """
    if not lines and not connection.execute(text(_STANDING)).scalar_one():
        return
    decision = _decide(lines, _look_up(connection, lines, fold))
    with registered(connection, **_tables(decision, lines, fold, run_id)):
        steps = ["2_find_changes", "3_change_ids", *(["4_keep_what_was_applied"] if run_id else [])]
        for step in steps:
            connection.exec_driver_sql(script("correct", step).sql)
    changed = connection.execute(text("select count(*) from changed")).scalar_one()
    log.info("corrected entities lines=%d ids_changed=%d", len(lines), changed)


def _look_up(connection: Connection, lines: Sequence[Correction], fold: Fold) -> _Found:
    wanted = pa.Table.from_pylist(list(_wanted(lines, fold)), schema=_WANTED)
    with registered(connection, wanted=wanted):
        connection.exec_driver_sql(script("correct", "1_find_names").sql)
    ids: dict[Asked, set[str]] = {}
    for asked, kind, entity_id, written in connection.execute(text("from found_names")):
        if name_key(asked) == name_key(written):
            ids.setdefault((asked, kind), set()).add(entity_id)
    surfaces: dict[Asked, set[str]] = {}
    for asked, kind, written in connection.execute(text("from found_aliases")):
        if name_key(asked) == name_key(written):
            surfaces.setdefault((asked, kind), set()).add(written)
    return _Found(ids, frozenset(connection.execute(text("from found_ids")).scalars()), surfaces)


def _wanted(lines: Sequence[Correction], fold: Fold) -> Iterator[dict[str, object]]:
    names = {(name, one.type) for one in lines for name in (one.name, one.into) if name}
    aliases = {(one.name, one.type) for one in lines if one.action is Action.SPLIT}
    for name, kind in sorted(names):
        yield {"name": name, "type": kind, "name_folded": fold(name), "is_alias": (name, kind) in aliases}


def _decide(lines: Sequence[Correction], found: _Found) -> _Decision:
    decision = _Decision({}, {}, {})
    targets = [_target(one, found) for one in lines]
    made: dict[Asked, set[str]] = {}
    for one, target in zip(lines, targets, strict=True):
        made.setdefault((name_key(one.into or one.name), one.type), set()).add(target)
    for one, target in zip(lines, targets, strict=True):
        if one.action is Action.MERGE:
            # Entities that other lines make go along, so that A into B and B into C works when no article names B.
            met = found.called(one.name, one.type) | made.get((name_key(one.name), one.type), set())
            # As an id a name leads somewhere even when only roles or events use it.
            for source in sorted((met | {one.name}) - {target}):
                decision.moves.setdefault(source, (target, one.line))
        else:
            met = found.surfaces.get((one.name, one.type), set())
            decision.aliases.update({(one.type, surface): (target, one.line) for surface in met})
        name = one.into or one.name
        if met and name != target:
            decision.names.setdefault(target, name)
    return _followed(decision)


def _target(one: Correction, found: _Found) -> str:
    return found.target(one.into, one.type) if one.into else own_id(one.name, one.type)


def _followed(decision: _Decision) -> _Decision:
    """Follow chains to their ends: A into B and B into C is A into C."""
    moves = {source: (_end(source, decision.moves), line) for source, (_, line) in decision.moves.items()}
    moves = {source: (target, line) for source, (target, line) in moves.items() if target != source}
    aliases = {key: (_end(to, decision.moves), line) for key, (to, line) in decision.aliases.items()}
    names = {entity: name for entity, name in decision.names.items() if entity not in moves}
    return _Decision(moves, aliases, names)


def _end(entity_id: str, moves: dict[str, tuple[str, int]]) -> str:
    """Return where the chain from `entity_id` ends; two names of one entity may close a circle: then its first id."""
    path = [entity_id]
    while path[-1] in moves:
        following = moves[path[-1]][0]
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]


def _tables(decision: _Decision, lines: Sequence[Correction], fold: Fold, run_id: str | None) -> dict[str, pa.Table]:
    moves = [{"from_id": f, "to_id": to, "line": line} for f, (to, line) in decision.moves.items()]
    aliases = [{"type": k, "surface": s, "to_id": to, "line": n} for (k, s), (to, n) in decision.aliases.items()]
    names = [{"entity_id": e, "name": name, "name_folded": fold(name)} for e, name in decision.names.items()]
    return {
        "moves": pa.Table.from_pylist(moves, schema=_MOVES),
        "split_aliases": pa.Table.from_pylist(aliases, schema=_ALIASES),
        "given_names": pa.Table.from_pylist(names, schema=schema_of("ops.corrected_names")),
        "given_lines": _given_lines(lines, run_id),
        "this_correction": pa.table({"run_id": pa.array([run_id], _TEXT)}),
    }


def _given_lines(lines: Iterable[Correction], run_id: str | None) -> pa.Table:
    schema = schema_of("ops.corrections")
    fields = [field for field in schema if not field.name.startswith("rows_")]
    rows: list[dict[str, Any]] = []
    for one in lines:
        row = asdict(one)
        rows.append(row | {"run_id": run_id or "", "into_name": one.into or None, "note": one.note or None})
    return pa.Table.from_pylist(rows, schema=pa.schema(fields))
