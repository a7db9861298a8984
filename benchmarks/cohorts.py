"""Checks that label folders hold the same rows, in any order and number of files, and prints their number: cohorts.py OUT..."""

import sys

import polars as pl

ROWS = ["subject_id", "prediction_time", "boolean_value"]


def cohort(out: str) -> pl.DataFrame:
    return pl.read_parquet(f"{out}/**/*.parquet", columns=ROWS).sort(ROWS)


first, *others = sys.argv[1:]
expected = cohort(first)
for other in others:
    if not cohort(other).equals(expected):
        sys.exit(f"the cohorts in {first} and {other} differ")
print(len(expected))
