"""The tables of the warehouse, mapped on the migrated schema; sql/migrations says what they mean."""

from models.tables import article, facts, known, measured, operations, prepared, reprocessed, stories
from models.tables.base import Table

__all__ = ["Table", "article", "facts", "known", "measured", "operations", "prepared", "reprocessed", "stories"]
