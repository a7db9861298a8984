"""Writes what es-aces extracts from the sample dataset for every task in `tasks/`: expected-sample-cohorts.json, counts, and
expected-sample-labels.sha256, a hash of the labels themselves.

    pip install -r ../tests/es-aces/requirements.txt && python make_expected.py

Runs the real es-aces, shard by shard, and counts per task and split the label rows, their subjects and the positive labels.
The hash is that of a line `subject_id,prediction_time,0 or 1` per row, in order of subjects and times, for all splits together.
"""

import hashlib
import json
import logging
from pathlib import Path

import polars as pl
from aces.config import TaskExtractorConfig
from aces.predicates import get_predicates_df
from aces.query import query
from omegaconf import DictConfig

HERE = Path(__file__).parent
DATA = HERE.parent / "sample-data" / "meds" / "data"
PREDICATES = HERE / "datasets" / "sample.yaml"


def extract(task, shard):
    config = TaskExtractorConfig.load(task, PREDICATES)
    events = get_predicates_df(config, DictConfig({"standard": "meds", "path": str(shard)}))
    cohort = query(config, events)
    return cohort.select("subject_id", "index_timestamp", "label") if cohort.columns else None


def labels_of(task, split):
    cohorts = [extract(task, shard) for shard in sorted((DATA / split).glob("*.parquet"))]
    cohort = pl.concat([cohort for cohort in cohorts if cohort is not None])
    if cohort.null_count().sum_horizontal().item():
        raise ValueError(f"{task}: es-aces gives rows of nulls, which the tasks here should not lead to")
    return cohort.select("subject_id", "index_timestamp", pl.col("label") > 0)


def count(labels):
    return {
        "rows": labels.height,
        "subjects": labels["subject_id"].n_unique(),
        "positives": labels["label"].sum(),
    }


def sha256(labels):
    rows = labels.sort("subject_id", "index_timestamp", "label").iter_rows()
    text = "".join(f"{subject},{time:%Y-%m-%dT%H:%M:%S.%f},{int(label)}\n" for subject, time, label in rows)
    return hashlib.sha256(text.encode()).hexdigest()


def main():
    logging.disable(logging.WARNING)
    expected, hashes = {}, []
    for task in sorted((HERE / "tasks").rglob("*.yaml")):
        name = task.relative_to(HERE / "tasks").with_suffix("").as_posix()
        labels = {split: labels_of(task, split) for split in ("train", "tuning", "held_out")}
        expected[name] = {split: count(labels[split]) for split in labels}
        hashes.append(f"{sha256(pl.concat(labels.values()))}  {name}\n")
        rows = sum(counts["rows"] for counts in expected[name].values())
        positives = sum(counts["positives"] for counts in expected[name].values())
        if not 0 < positives < rows:
            raise ValueError(f"{name}: {positives} of {rows} labels are positive, both kinds are wanted")
        print(f"{name}: {rows} rows, {positives} positive")
    (HERE / "expected-sample-cohorts.json").write_text(json.dumps(expected, indent=2) + "\n")
    (HERE / "expected-sample-labels.sha256").write_text("".join(hashes))


if __name__ == "__main__":
    main()
