"""The main job at 1x, 4x and 16x the articles: articles a second by stage, peak memory, and how both grow."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.articles import source, write_inbox

BASE = 312
TIMES = (1, 4, 16)


def measure(inbox: Path, home: Path) -> dict[str, Any]:
    """Run the main job in this process and return seconds and articles by stage, and peak memory in MB."""
    from flows import recipe
    from flows.plan import plan_run
    from flows.settings import Settings
    from flows.steps import Steps
    from flows.watch import Watch

    summary = recipe.run(Steps(plan_run(Settings(inbox=str(inbox), home=home), command="bench")), Watch())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": summary.seconds,
        "articles": summary.articles.get("load", 0),
        "peak_mb": peak,
    }


def in_a_process_of_its_own(count: int) -> dict[str, Any]:
    """Return what `measure` says of `count` articles in a fresh process."""
    with tempfile.TemporaryDirectory() as folder:
        write_inbox(Path(folder) / "inbox", count)
        code = (
            "import json, sys; from pathlib import Path; from tests.bench.main_job import measure;"
            f"print(json.dumps(measure(Path({folder!r}) / 'inbox', Path({folder!r}) / 'home')))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ}
        )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def report() -> None:
    """Print the figures of the three sizes side by side."""
    print(f"main job on {source()}, {os.cpu_count()} cores")
    results = {times: in_a_process_of_its_own(BASE * times) for times in TIMES}
    stages = list(results[TIMES[0]]["seconds"])
    print(f"  {'articles a second':20}" + "".join(f"{f'{t}x ({BASE * t})':>16}" for t in TIMES))
    for stage in stages:
        print(f"  {stage:20}" + "".join(f"{BASE * t / results[t]['seconds'][stage]:16.0f}" for t in TIMES))
    totals = {t: sum(results[t]["seconds"].values()) for t in TIMES}
    print(f"  {'whole run':20}" + "".join(f"{BASE * t / totals[t]:16.1f}" for t in TIMES))
    print(f"  {'seconds':20}" + "".join(f"{totals[t]:16.1f}" for t in TIMES))
    print(f"  {'peak memory, MB':20}" + "".join(f"{results[t]['peak_mb']:16.0f}" for t in TIMES))
    last = TIMES[-1]
    for first in TIMES[:-1]:
        growth = (totals[last] / totals[first]) / (last / first)
        memory = results[last]["peak_mb"] / results[first]["peak_mb"]
        print(f"  {last}x over {first}x: time per article {growth:.2f} (1.00 is in proportion), memory {memory:.2f}")
    gates = sum(results[last]["seconds"].get(s, 0) for s in ("gate articles", "gate facts"))
    print(f"  gates' share of the run at {last}x: {gates / totals[last]:.1%}")
