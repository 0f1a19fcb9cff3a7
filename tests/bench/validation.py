"""What validation costs: the share of the gates and the checks in a run over 10,000 articles; the bar is 15 %.

`VALIDATION_BENCH=2000` measures with fewer. Time on a shared machine goes up for all stages alike, so the share can be
read there too.
"""

from __future__ import annotations

import os

from tests.bench.articles import source
from tests.bench.main_job import in_a_process_of_its_own

COUNT = 10_000
BAR = 0.15
VALIDATING = ("gate articles", "gate facts", "check")


def report() -> None:
    """Print the seconds of each stage and the share of those that validate."""
    count = int(os.environ.get("VALIDATION_BENCH", COUNT))
    seconds: dict[str, float] = in_a_process_of_its_own(count)["seconds"]
    whole = sum(seconds.values())
    print(f"\nvalidation over {count:,} articles of {source()}, {whole:.0f} s in all")
    for stage, taken in seconds.items():
        mark = "  <- validates" if stage in VALIDATING else ""
        print(f"  {stage:16} {taken:8.1f} s  {taken / whole:6.1%}{mark}")
    share = sum(seconds.get(stage, 0.0) for stage in VALIDATING) / whole
    print(f"  gates and checks: {share:.1%} of the run (bar {BAR:.0%})")
