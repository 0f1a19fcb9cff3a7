"""`make bench`, or `python -m tests.bench [main|extraction|stories|questions]`."""

from __future__ import annotations

import sys

from tests.bench import extraction, main_job, questions, stories

BENCHMARKS = {
    "main": main_job.report,
    "extraction": extraction.report,
    "stories": stories.report,
    "questions": questions.report,
}


def main() -> None:
    """Run the benchmarks that were named, or all."""
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()


if __name__ == "__main__":
    main()
