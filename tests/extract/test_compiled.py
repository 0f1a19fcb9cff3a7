"""The compiled extractors read what the plain ones read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.extract.readings import readings

HERE = Path(__file__).parents[2]
SOURCES = ("diembao", "models", "flows", "sql", "setup.py", "pyproject.toml", "README.md")


def compiled_copy(folder: Path) -> Path:
    """Return the folder of the package with its extractors compiled, made in `folder` without optimisation."""
    for name in SOURCES:
        copy = shutil.copytree if (HERE / name).is_dir() else shutil.copy
        copy(HERE / name, folder / name)
    asked = os.environ | {"DIEMBAO_COMPILE": "1", "MYPYC_OPT_LEVEL": "0"}
    made = subprocess.run(
        [sys.executable, "setup.py", "-q", "build", "--build-lib", "made"],
        cwd=folder,
        env=asked,
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stdout[-2000:] + made.stderr[-2000:]
    return folder / "made"


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("cc") is None or not Path(sysconfig.get_path("include"), "Python.h").exists(),
    reason="no C compiler on this machine, or no headers of Python",
)
def test_compiled_extractors_give_the_facts_of_the_plain_ones(tmp_path: Path) -> None:
    paths = os.pathsep.join((str(compiled_copy(tmp_path)), str(HERE)))
    asked = os.environ | {"PYTHONPATH": paths}
    told = subprocess.run(
        [sys.executable, "-P", "-m", "tests.extract.readings"],
        cwd=tmp_path,
        env=asked,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr[-2000:]
    found = json.loads(told.stdout)
    assert found["compiled"]
    plain = readings()
    assert len(plain) > 60
    assert found["readings"] == plain
