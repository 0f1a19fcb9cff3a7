"""What follows from the facts of all articles, in whatever order they were loaded: entities, aliases, outlets,
and beside them what every file has: the names of the topics and the example queries.

What a person corrects of entities (`models.corrections`) comes first, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import pyarrow as pa

from diembao.lexicon.topics import media_topics
from diembao.text.orthography import fold as fold_text
from models.columns import registered, schema_of
from models.correcting import correct
from models.corrections import Correction
from models.query import examples
from models.rows import Fold
from models.scripts import script
from models.warehouse import Warehouse

_TWINS = pa.schema([("alias", pa.string()), ("alias_folded", pa.string())])


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet of the registry; `outlet_id` is what articles carry."""

    outlet_id: str
    name: str
    code: str | None = None
    domain: str | None = None
    kind: str | None = None


def refresh(
    warehouse: Warehouse,
    outlets: Sequence[OutletRow] = (),
    *,
    corrections: Sequence[Correction] = (),
    run_id: str | None = None,
    fold: Fold = fold_text,
) -> None:
    """Bring entities, aliases and outlets up to date with what is loaded and corrected; all of it or nothing.

    Entities whose mentions did not change are not touched, so the work is in proportion to what a run loaded.
    `corrections` are all that stand: what is no longer among them is taken back. `run_id` is entered with them.
    """
    registry = pa.Table.from_pylist([asdict(o) | {"registered": True} for o in outlets], schema=schema_of("outlets"))
    with warehouse.begin() as connection:
        correct(connection, corrections, fold=fold, run_id=run_id)
        connection.exec_driver_sql(script("derive", "1_entities").sql)
        aliases = connection.exec_driver_sql("select distinct alias from new_aliases").scalars()
        with registered(connection, alias_twins=_twins(aliases, fold), outlet_registry=registry):
            connection.exec_driver_sql(script("derive", "2_aliases").sql)
            connection.exec_driver_sql(script("derive", "3_outlets").sql)
        with registered(connection, topic_names=_topics(), examples=_examples()):
            connection.exec_driver_sql(script("derive", "4_known").sql)


def _topics() -> pa.Table:
    found = [(t.code, t.level, t.name_en, t.name_vi, t.parent) for t in media_topics().values()]
    return pa.Table.from_pylist(
        [dict(zip(schema_of("media_topics").names, row, strict=True)) for row in found],
        schema=schema_of("media_topics"),
    )


def _examples() -> pa.Table:
    return pa.Table.from_pylist([asdict(e) for e in examples()], schema=schema_of("example_queries"))


def _twins(aliases: Iterable[str], fold: Fold) -> pa.Table:
    return pa.Table.from_pylist([{"alias": a, "alias_folded": fold(a)} for a in aliases], schema=_TWINS)
