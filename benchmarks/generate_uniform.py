"""Writes a deterministic MEDS dataset of subjects with the same number of events each, to see how the length of records matters.

An event is one row, ten minutes after the one before: in fifty one admission and one discharge, else a laboratory value.

generate_uniform.py ROOT SUBJECTS EVENTS SHARDS prints the number of rows.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

EVENT_MICROS = 600_000_000
FIRST_MICROS = 946_684_800_000_000
SEED = 11
CODES = pa.array(["HOSPITAL_ADMISSION//URGENT", "HOSPITAL_DISCHARGE//HOME", *(f"LAB//{test}//mg/dL" for test in range(50_000, 51_000))])
ADMISSION, DISCHARGE, FIRST_LAB = 0, 1, 2
ROW_GROUP_ROWS = 1 << 20


def shard_table(random: np.random.Generator, first_subject: int, subjects: int, events: int) -> pa.Table:
    rows = subjects * events
    code = random.integers(FIRST_LAB, len(CODES), rows, dtype="i4")
    kind = random.random(rows, dtype="f4")
    code[kind < 0.04] = DISCHARGE
    code[kind < 0.02] = ADMISSION
    number = np.arange(rows) % events
    return pa.table({
        "subject_id": pa.array(1 + first_subject + np.arange(rows) // events, pa.int64()),
        "time": pa.array(FIRST_MICROS + EVENT_MICROS * number, pa.timestamp("us")),
        "code": pa.DictionaryArray.from_arrays(pa.array(code), CODES).cast(pa.string()),
        "numeric_value": pa.array(random.integers(0, 1000, rows).astype("f4"), mask=code < FIRST_LAB),
    })  # fmt: skip


def write_dataset(root: Path, subjects: int, events: int, shards: int) -> int:
    """Writes the dataset below `root`, unless it is there already, and gives its number of rows."""
    marker = root / "metadata" / "dataset.json"
    if marker.exists():
        return json.loads(marker.read_text())["rows"]
    folder = root / "data" / "train"
    folder.mkdir(parents=True, exist_ok=True)
    marker.parent.mkdir(exist_ok=True)
    for shard in range(shards):
        first, last = subjects * shard // shards, subjects * (shard + 1) // shards
        random = np.random.default_rng(np.random.SeedSequence((SEED, shard)))
        table = shard_table(random, first, last - first, events)
        pq.write_table(table, folder / f"{shard}.parquet", compression="zstd", row_group_size=ROW_GROUP_ROWS)
    pq.write_table(pa.table({"code": CODES}), marker.with_name("codes.parquet"))
    marker.write_text(json.dumps({"dataset_name": "uniform", "meds_version": "0.4.0", "rows": subjects * events}))
    return subjects * events


if __name__ == "__main__":
    print(write_dataset(Path(sys.argv[1]), *map(int, sys.argv[2:])))
