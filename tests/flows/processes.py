"""The command line as a process of its own, for tests that kill it or start two."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SMALL = {
    "DIEMBAO_BATCH_ARTICLES": "10",
    "DIEMBAO_WINDOW": "1",
    "DIEMBAO_WORKERS": "1",
    "DIEMBAO_KEEP_DOCS": "0",
    "COLUMNS": "160",
}


def diembao(*arguments: str, home: Path, **environment: str) -> subprocess.Popen[str]:
    """Start a command on `home`, in small batches, without a Prefect server."""
    known = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_API_URL", "DIEMBAO_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "flows.cli", *arguments, "--home", str(home)],
        env={**known, **SMALL, "DIEMBAO_MAX_REFUSED_SHARE": "0.9", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(process: subprocess.Popen[str], words: str, times: int = 1) -> None:
    """Read what `process` tells until `words` have come so many times; fails with all it told when it ends before."""
    assert process.stderr is not None
    told: list[str] = []
    for line in process.stderr:
        told.append(line)
        times -= words in line
        if times == 0:
            return
    raise AssertionError("".join(told))
