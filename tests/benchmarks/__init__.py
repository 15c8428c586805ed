"""Measurements, not tests: `make bench`, or `python -m tests.benchmarks`. pytest collects none."""
