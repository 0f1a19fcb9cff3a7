"""Floors under the F1 of each extractor on the project's own annotated sets; `floors.toml` holds them, they only rise.

python -m tests.gold.score --raise-floors
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

from tests.gold.measure import Score

FLOORS = Path(__file__).parent / "floors.toml"
_HEAD = """\
# F1 that no extractor may fall under on the project's own annotated sets, rounded down to two decimals.
# Raised by `python -m tests.gold.score --raise-floors`, which never lowers one; a person who lowers one says why.
"""

Floors = dict[str, dict[str, float]]


def read_floors(path: Path = FLOORS) -> Floors:
    """Return the floors by set and extractor, none at all where there is no file yet."""
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def floor_of(score: Score) -> float:
    """Return the F1 rounded down: 0.8279 is 0.82, and 0.82 stays 0.82."""
    return math.floor(round(score.f1 * 100, 6)) / 100


def raised(floors: Floors, scores: Mapping[str, Mapping[str, Score]]) -> Floors:
    """Return `floors` with those raised that `scores` have passed; what is not annotated gets none."""
    higher = {name: dict(of_set) for name, of_set in floors.items()}
    for name, of_set in scores.items():
        for extractor, score in of_set.items():
            if score.wanted:
                before = higher.setdefault(name, {}).get(extractor, 0.0)
                higher[name][extractor] = max(before, floor_of(score))
    return higher


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write `floors` so that a diff shows which rose."""
    lines = [_HEAD]
    for name, of_set in sorted(floors.items()):
        lines.append(f"[{name}]")
        lines += [f'"{extractor}" = {floor:.2f}' for extractor, floor in sorted(of_set.items())]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")
