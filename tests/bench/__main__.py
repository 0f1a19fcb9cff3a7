"""`make bench`, or `python -m tests.bench [main|extraction|stories|questions|validation]`."""

from __future__ import annotations

import sys

from tests.bench import extraction, main_job, questions, stories, validation

BENCHMARKS = {
    "main": main_job.report,
    "extraction": extraction.report,
    "stories": stories.report,
    "questions": questions.report,
    "validation": validation.report,
}


def main() -> None:
    """Run the benchmarks that were named, or all."""
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()


if __name__ == "__main__":
    main()
