"""es-aces over a dataset as its command line does it, shard by shard in one process: aces_sweep.py TASK ROOT OUT"""

import logging
import sys
from pathlib import Path

import pyarrow.parquet as pq
from aces import config, predicates, query, run
from omegaconf import DictConfig

logging.disable(logging.CRITICAL)
task_file, root, out = map(Path, sys.argv[1:])
for shard in sorted((root / "data").rglob("*.parquet")):
    # A query changes the task it is given, so every shard needs a fresh one.
    task = config.TaskExtractorConfig.load(config_path=task_file)
    events = predicates.get_predicates_df(task, DictConfig({"path": str(shard), "standard": "meds", "ts_format": None}))
    cohort = query.query(task, events).rename({"index_timestamp": "prediction_time", "label": "boolean_value"})
    labels = run.get_and_validate_label_schema(cohort)
    target = out / shard.relative_to(root / "data")
    target.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(labels, target)
