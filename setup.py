"""Compiles the rooms that read to machine code where DIEMBAO_COMPILE=1 asks for it; everything else is pyproject.toml.

The sources stay plain Python and run as they are. mypyc (https://mypyc.readthedocs.io) makes C of the same files from
their annotations, which takes a C compiler and about three minutes: `DIEMBAO_COMPILE=1 pip install .`
"""

from __future__ import annotations

import os
from pathlib import Path

from setuptools import setup

# What spends its time in Python; rooms that hand their work to a library gain nothing. What crosses processes
# (diembao.reading, diembao.article) is pickled, and stays as it is.
_ROOMS = ("diembao/extract", "diembao/lexicon", "diembao/text")
_FILES = ("diembao/document.py", "diembao/segment.py")
# The compiler's own libraries are all it is built with: what else the sources import has no types then.
_OPTIONS = ("--config-file=", "--strict", "--ignore-missing-imports", "--allow-untyped-calls", "--no-warn-return-any")


def _sources() -> list[str]:
    """Return the files to compile; an `__init__.py` without code is not worth one."""
    rooms = (path for room in _ROOMS for path in sorted(Path(room).rglob("*.py")))
    return [*(str(path) for path in rooms if "import" in path.read_text(encoding="utf-8")), *_FILES]


if os.environ.get("DIEMBAO_COMPILE") == "1":
    from mypyc.build import mypycify

    _LEVEL = os.environ.get("MYPYC_OPT_LEVEL", "2")  # the name that mypy's own setup.py uses; 0 takes half as long
    setup(ext_modules=mypycify([*_OPTIONS, *_sources()], opt_level=_LEVEL, multi_file=True, target_dir="build/c"))
else:
    setup()
