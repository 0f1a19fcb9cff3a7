"""Whether the rooms that read run as machine code here: `setup.py` compiles them where it is asked to."""

from __future__ import annotations

from importlib.util import find_spec


def is_compiled() -> bool:
    """Return whether the extractors were compiled; nothing is imported to find out."""
    found = find_spec("diembao.document")
    return found is not None and not str(found.origin).endswith(".py")
