"""Writes expected-sample-cohorts.json: what es-aces extracts from the sample dataset for every task in `tasks/`.

    pip install -r ../tests/es-aces/requirements.txt && python make_expected.py

Runs the real es-aces, shard by shard, and counts per task and split the label rows, their subjects and the positive labels.
"""

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


def count(task, split):
    cohorts = [extract(task, shard) for shard in sorted((DATA / split).glob("*.parquet"))]
    cohort = pl.concat([cohort for cohort in cohorts if cohort is not None])
    if cohort.null_count().sum_horizontal().item():
        raise ValueError(f"{task}: es-aces gives rows of nulls, which the tasks here should not lead to")
    return {
        "rows": cohort.height,
        "subjects": cohort["subject_id"].n_unique(),
        "positives": (cohort["label"] > 0).sum(),
    }


def main():
    logging.disable(logging.WARNING)
    expected = {}
    for task in sorted((HERE / "tasks").rglob("*.yaml")):
        name = task.relative_to(HERE / "tasks").with_suffix("").as_posix()
        expected[name] = {split: count(task, split) for split in ("train", "tuning", "held_out")}
        rows = sum(counts["rows"] for counts in expected[name].values())
        positives = sum(counts["positives"] for counts in expected[name].values())
        if not 0 < positives < rows:
            raise ValueError(f"{name}: {positives} of {rows} labels are positive, both kinds are wanted")
        print(f"{name}: {rows} rows, {positives} positive")
    (HERE / "expected-sample-cohorts.json").write_text(json.dumps(expected, indent=2) + "\n")


if __name__ == "__main__":
    main()
