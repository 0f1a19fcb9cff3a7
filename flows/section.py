"""A part of a run's report that only runs of its kind have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """What a run reports of its own, beside what every run reports: Markdown below a heading, and facts for the JSON.

    `Section("Facts that changed", "| table | added |…", {"facts_changed": [...]})`
    """

    title: str
    markdown: str
    facts: Mapping[str, object]
