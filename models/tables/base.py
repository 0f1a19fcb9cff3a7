"""What every mapped table shares: the types of DuckDB columns, and a declarative base without keys in the database.

The migrations own the schema; these classes are mapped on it, and a test compares the two. DuckDB gets no primary or
foreign keys (they cost time, file size, and break updates of list columns); the mapper's key is said in `KEY`.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from sqlalchemy import ARRAY, DOUBLE, BigInteger, Date, DateTime, Integer, MetaData, Numeric, String
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import JSON

Moment = Annotated[datetime, "a TIMESTAMPTZ, UTC"]
Json = Annotated[dict[str, Any], "JSON text in the database"]
BigInt = Annotated[int, "a BIGINT"]


class Table(DeclarativeBase):
    """A mapped table; rows are read through it, bulk rows are written through Arrow."""

    metadata = MetaData()
    type_annotation_map = {  # noqa: RUF012  as DeclarativeBase declares it
        str: String(),
        int: Integer(),
        BigInt: BigInteger(),
        float: DOUBLE(),
        date: Date(),
        Moment: DateTime(timezone=True),
        Decimal: Numeric(38, 6),
        Json: JSON(),
        list[str]: ARRAY(String()),
    }


class OpsTable(Table):
    """A mapped table of the schema `ops`."""

    __abstract__ = True
    __table_args__ = {"schema": "ops"}  # noqa: RUF012  as DeclarativeBase declares it


def key(*columns: str) -> dict[str, list[str]]:
    """Return the mapper arguments that name the columns which tell rows apart, since the database has no keys."""
    return {"primary_key": list(columns)}
