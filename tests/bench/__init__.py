"""Benchmarks: `make bench`. Ratios from one run count; seconds depend on the machine and on what else it does."""
