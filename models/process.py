"""What a process is, as far as the operating system tells."""

from __future__ import annotations

import os
from pathlib import Path


def describe(pid: int) -> str:
    """Return "process 4711 (diembao run inbox)"; only the number where there is no /proc or no right to read it."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return f"process {pid}"
    command = " ".join(w.decode(errors="replace") for w in words if w)[:200]
    return f"process {pid} ({command})" if command else f"process {pid}"


def is_alive(pid: int) -> bool:
    """Return whether a process of that number runs on this machine."""
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
