"""Runs the tasks of an unmodified MEDS-DEV on the sample data, with es-aces and with Headwater in its place.

    pip install -r requirements.txt
    python compare.py

MEDS-DEV calls `aces-cli` and `expand_shards`; the second time, those of `bin/` come first on its path. Exits with 1 if
the labels differ, or if a task finds no cohort.
"""

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pyarrow.parquet as pq

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
SCRIPTS = Path(sysconfig.get_path("scripts"))


def tasks():
    root = files("MEDS_DEV.tasks")
    return sorted(path.relative_to(root).with_suffix("").as_posix() for path in root.glob("**/*.yaml"))


def run(task, programs, output):
    """Runs a task with the first `aces-cli` in the folders `programs`; its labels by file."""
    command = [
        SCRIPTS / "meds-dev-task",
        f"task={task}",
        "dataset=sample",
        f"dataset_dir={CHECKOUT / 'sample-data' / 'meds'}",
        f"dataset_predicates_path={HERE / 'predicates.yaml'}",
        f"output_dir={output}",
    ]
    path = os.pathsep.join([*map(str, programs), os.environ["PATH"]])
    done = subprocess.run(command, env=dict(os.environ, PATH=path), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{task}: {done.stdout}{done.stderr}")
    return {str(file.relative_to(output)): pq.read_table(file) for file in sorted(output.rglob("*.parquet"))}


def answers(task, es_aces, headwater):
    """The labels that es-aces and Headwater give, by file."""
    with tempfile.TemporaryDirectory() as root:
        return (
            run(task, [es_aces, SCRIPTS], Path(root) / "expected"),
            run(task, [headwater, SCRIPTS], Path(root) / "actual"),
        )


def in_order(table):
    return table.sort_by([(name, "ascending") for name in ("subject_id", "prediction_time", "boolean_value")])


def difference(expected, actual):
    """What differs, in words, or None."""
    if expected.keys() != actual.keys():
        return f"files {sorted(expected)}, Headwater has {sorted(actual)}"
    for name, table in expected.items():
        if table.column_names != actual[name].column_names:
            return f"{name}: {table.column_names}, Headwater has {actual[name].column_names}"
        # ACES 0.6.1, which this MEDS-DEV asks for, has doubles in `float_value`, where MEDS 0.4 has floats; all are null.
        table = table.cast(actual[name].schema)
        if not in_order(table).equals(in_order(actual[name])):
            return f"{name}: {table.num_rows} rows, Headwater has {actual[name].num_rows}, or others"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--headwater", type=Path, default=CHECKOUT / "bin", help="the folder with our programs")
    parser.add_argument("--es-aces", type=Path, default=SCRIPTS, help="the folder with the programs of es-aces")
    arguments = parser.parse_args()

    names = tasks()
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda name: answers(name, arguments.es_aces.resolve(), arguments.headwater.resolve()), names)
        for name, (expected, actual) in zip(names, results, strict=True):
            found = difference(expected, actual)
            rows = sum(table.num_rows for table in expected.values())
            positive = sum(table["boolean_value"].to_pylist().count(True) for table in expected.values())
            failed += bool(found) or not rows
            print(f"{name}: {found or f'{rows} labels in {len(expected)} files agree, {positive} of them positive'}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
