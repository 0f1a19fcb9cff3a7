"""A process that is ready to read, and what reading leaves to the garbage collector."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own, as the workers are: other tests leave cycles, and freezing is for good.
_SCRIPT = """
import gc
from diembao.reader import read
from flows.warm import warm_up
from tests.extract.readings import sample_articles

warm_up()
print("frozen", gc.get_freeze_count(), "enabled", gc.isenabled())
articles = list(sample_articles().values())
for article in articles:
    read(article)  # whatever is kept for the life of the process is made now
gc.collect()
gc.disable()
for article in articles:
    read(article)
print("cycles", gc.collect())
"""


def test_lexicons_are_set_apart_and_reading_leaves_no_cycles() -> None:
    told = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True).stdout.split()
    found = dict(zip(told[::2], told[1::2], strict=True))
    assert int(found["frozen"]) > 100_000
    assert found["enabled"] == "True"
    assert found["cycles"] == "0"
