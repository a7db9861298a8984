"""Writes what es-aces finds for every shipped task whose predicates `sample-data/esgpt-predicates.yaml` says: the labels, with
their subjects and times.

    pip install -r requirements.txt
    python esgpt_cohorts.py

The answers are expected by `EsgptSampleTest`.
"""

import json
from pathlib import Path

import reference
import yaml

ROOT = Path(__file__).resolve().parents[2]
TASKS = ROOT / "task-configs" / "tasks"
PREDICATES = ROOT / "sample-data" / "esgpt-predicates.yaml"
EXPECTED = ROOT / "tests" / "src" / "test" / "resources" / "esgpt" / "sample-cohorts.json"
MOST_ROWS = 200


def labels(task):
    """The rows of the cohort; of a big one the number of rows and of positive labels."""
    config = yaml.safe_load(task.read_text())
    case = {
        "standard": "esgpt",
        "config": task.name,
        "data": str(ROOT / "sample-data" / "esgpt"),
        "predicates": str(PREDICATES),
        "ts_format": None,
    }
    cohort = reference.extract(task.parent, case)
    assert "error" not in cohort, cohort
    assert any("index_timestamp" in window for window in config["windows"].values())
    rows = [[row["subject_id"], row["index_timestamp"], row["label"] != 0] for row in cohort["rows"]]
    answer = {"rows": len(rows), "positives": sum(label for _, _, label in rows)}
    return {**answer, "labels": sorted(rows)} if len(rows) <= MOST_ROWS else answer


def has_predicates(task):
    said = yaml.safe_load(PREDICATES.read_text())["predicates"]
    predicates = yaml.safe_load(task.read_text())["predicates"]
    return all(name in said for name, predicate in predicates.items() if predicate == "???")


def main():
    tasks = filter(has_predicates, sorted(TASKS.rglob("*.yaml")))
    answers = {task.relative_to(TASKS).with_suffix("").as_posix(): labels(task) for task in tasks}
    EXPECTED.parent.mkdir(parents=True, exist_ok=True)
    lines = (f"{json.dumps(name)}: {json.dumps(answer)}" for name, answer in answers.items())
    EXPECTED.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
