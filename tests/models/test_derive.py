from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from diembao.reading import EntityType, Mention, Reading
from models.batch import write_readings
from models.derive import OutletRow, refresh
from models.load import load_batch
from models.warehouse import Warehouse
from tests.models.made import NOW, article, batch, reading, run


def ask(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    with warehouse.begin() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def load_names(warehouse: Warehouse, folder: Path, name: str, *names: tuple[str, str], **changed: Any) -> None:
    """Load an article that mentions the person "p" by (surface, canonical) names."""
    of = article(name, body=" ".join(surface for surface, _ in names) or "Không ai.", **changed)
    mentions = []
    for surface, canonical in names:
        at = of.text.index(surface)
        mentions.append(Mention(at, at + len(surface), surface, EntityType.PER, canonical, "p", 0.9, "r"))
    batch(folder, of)
    found: Reading = dataclasses.replace(reading(of), mentions=tuple(mentions), roles=(), quotes=())
    write_readings(folder, 0, [(0, found)])
    load_batch(warehouse, folder, run(), now=NOW)


def test_an_entity_is_named_as_most_mentions_name_it(warehouse: Warehouse, tmp_path: Path) -> None:
    load_names(warehouse, tmp_path / "1", "a", ("Kerry", "John Kerry"), ("John Kerry", "John Kerry"))
    load_names(warehouse, tmp_path / "2", "b", ("Kerry", "Kerry"))
    refresh(warehouse)
    assert ask(warehouse, "select name, name_folded, type, mention_count, article_count from entities") == [
        ("John Kerry", "john kerry", "PER", 3, 2)
    ]
    assert ask(warehouse, "select alias, alias_folded, mention_count, learnt_from from entity_aliases order by 1") == [
        ("John Kerry", "john kerry", 1, "text"),
        ("Kerry", "kerry", 2, "text"),
    ]


def test_an_entity_that_no_article_names_any_more_is_gone(warehouse: Warehouse, tmp_path: Path) -> None:
    load_names(warehouse, tmp_path / "1", "a", ("Trần Lực", "Trần Lực"))
    refresh(warehouse)
    assert ask(warehouse, "select name_folded from entities") == [("tran luc",)]
    load_names(warehouse, tmp_path / "2", "a", modified_at=NOW)
    refresh(warehouse)
    assert ask(warehouse, "select * from entities") == []
    assert ask(warehouse, "select * from entity_aliases") == []


def test_aliases_that_were_not_learnt_from_text_stay(warehouse: Warehouse, tmp_path: Path) -> None:
    with warehouse.begin() as connection:
        connection.execute(text("insert into entity_aliases values ('p', 'Ngài K', 'ngai k', 'file', 0)"))
    load_names(warehouse, tmp_path / "1", "a", ("Kerry", "Kerry"), ("Ngài K", "Kerry"))
    refresh(warehouse)
    assert ask(warehouse, "select alias, learnt_from from entity_aliases order by 1") == [
        ("Kerry", "text"),
        ("Ngài K", "file"),
    ]


def test_outlets_are_the_registry_and_those_that_articles_name(warehouse: Warehouse, tmp_path: Path) -> None:
    load_batch(
        warehouse, batch(tmp_path / "1", article("a", outlet_id="tp"), article("b", outlet_id="la")), run(), now=NOW
    )
    for _ in range(2):
        refresh(warehouse, [OutletRow("tp", "Tiền Phong", "TPO"), OutletRow("vne", "VnExpress")])
    assert ask(warehouse, "select outlet_id, name, code, registered from outlets order by 1") == [
        ("la", "la", None, False),
        ("tp", "Tiền Phong", "TPO", True),
        ("vne", "VnExpress", None, True),
    ]


def test_only_entities_whose_mentions_changed_are_made_again(warehouse: Warehouse, tmp_path: Path) -> None:
    load_names(warehouse, tmp_path / "1", "a", ("Kerry", "Kerry"))
    refresh(warehouse)
    with warehouse.begin() as connection:
        connection.execute(text("update entities set name = 'by hand'"))
    load_batch(warehouse, batch(tmp_path / "2", article("z")), run(), now=NOW)
    refresh(warehouse)
    assert ask(warehouse, "select name from entities where entity_id = 'p'") == [("by hand",)]
    assert ask(warehouse, "select count(*) from entities") == [(4,)]


def test_a_refresh_that_breaks_is_done_again_by_the_next(warehouse: Warehouse, tmp_path: Path) -> None:
    load_names(warehouse, tmp_path / "1", "a", ("Kerry", "Kerry"))

    def broken(_: str) -> str:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        refresh(warehouse, fold=broken)
    assert ask(warehouse, "select count(*) from entities") == [(0,)]
    refresh(warehouse)
    assert ask(warehouse, "select name from entities") == [("Kerry",)]
