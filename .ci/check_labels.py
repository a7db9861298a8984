"""Reads an extracted cohort with pyarrow and polars, validates it as MEDS labels, and compares it with the expected figures.

    check_labels.py LABELS TASK     LABELS: a folder of <split>/<shard>.parquet; TASK: such as mortality/in_hospital_24h
"""

import json
import sys
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
from meds import LabelSchema

EXPECTED = Path(__file__).parent.parent / "task-configs" / "expected-sample-cohorts.json"
KEY = ["subject_id", "prediction_time"]


def read_shard(path: Path) -> pl.DataFrame:
    """One shard's labels; fails unless they are valid, sorted, and the same to both readers."""
    table = pq.read_table(path, partitioning=None)
    LabelSchema.validate(table)
    labels = pl.read_parquet(path)
    assert labels.equals(pl.from_arrow(table)), f"{path}: pyarrow and polars read different labels"
    assert labels.select(KEY).equals(labels.select(KEY).sort(KEY)), f"{path}: not in order of {KEY}"
    return labels


def figures(labels: pl.DataFrame) -> dict[str, int]:
    return {
        "rows": labels.height,
        "subjects": labels["subject_id"].n_unique(),
        "positives": int(labels["boolean_value"].sum()),
    }


def main(folder: Path, task: str) -> None:
    shards = sorted(folder.rglob("*.parquet"))
    labels: dict[str, list[pl.DataFrame]] = {}
    for path in shards:
        labels.setdefault(path.parent.relative_to(folder).as_posix(), []).append(read_shard(path))
    found = {split: figures(pl.concat(parts)) for split, parts in labels.items()}
    expected = json.loads(EXPECTED.read_text())[task]
    assert found == expected, f"{task}: found {found}, expected {expected}"
    print(f"{task}: {len(shards)} shards are valid MEDS labels; rows, subjects and positives are as expected")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2])
