"""Compares Headwater's `aces-cli` and `expand_shards` with those of es-aces, over a table of command lines.

    pip install -r requirements.txt
    python command_lines.py

Each line runs in two copies of a small folder. Compared are the exit code, the files that are made, all tables, the
kept configurations, and what `--cfg` and `expand_shards` print. Exits with 1 if there are differences.
"""

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

CHECKOUT = Path(__file__).resolve().parents[2]
TASK = "task.yaml"
START_TIME = re.compile(r"\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d")
LABELS = {"subject_id", "prediction_time", "boolean_value", "integer_value", "float_value", "categorical_value"}

MEDS = "cohort_dir=. cohort_name=task predicates_path=predicates.yaml data.standard=meds"
SHARDED = f"{MEDS} data=sharded data.root=meds/data"
DIRECT = "cohort_dir=. cohort_name=task predicates_path=predicates.yaml data.standard=direct"
CSV = f"{DIRECT} 'data.ts_format=%Y-%m-%d %H:%M:%S' data.path=counts.csv"

# Lines that run: what they leave behind must be the same.
RUNS = [
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet window_stats_dir=stats",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet log_dir=logs output_filepath=a/b/labels.parquet",
    f"aces-cli {MEDS} data.standard=MEDS data=single_file data.path=meds/data/tuning/0.parquet",
    f"aces-cli {MEDS} data.path=meds/data/train log_dir=logs",
    f"aces-cli {SHARDED} data.shard=train/1",
    f"aces-cli {SHARDED} data.shard=train/1 -m",
    f"aces-cli {SHARDED} data.shard=train/0,train/1,held_out/0 window_stats_dir=stats --multirun",
    f"aces-cli -m {SHARDED} data.shard=$(expand_shards meds/data | tr , '\\n' | sort | paste -sd,)",
    f'aces-cli -m {SHARDED} "data.shard=$(expand_shards train/2 tuning/1)" hydra/launcher=basic',
    f"aces-cli -m {SHARDED} data.shard=train/0,nothing/0,train/2",
    f"aces-cli {SHARDED} data.shard=nothing/0",
    f"aces-cli -m {SHARDED} 'data.shard=choice(train/0,train/1)' hydra.sweep.subdir='${{data.shard}}'",
    f"aces-cli -m {MEDS} data=sharded data.root=meds/data/train 'data.shard=range(0,3)'",
    f"aces-cli -m {SHARDED} data.shard=train/0,train/1 cohort_dir=., log_dir=logs",
    f"aces-cli -m {MEDS} config_path=task.yaml cohort_name=a,b data=sharded data.root=meds/data data.shard=train/0,train/1 window_stats_dir=w",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet hydra.run.dir=elsewhere hydra.output_subdir=null",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet hydra.verbose=true hydra.job.name=mine",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet hydra/job_logging=disabled",
    "aces-cli cohort_name=x log_dir=out/.logs config_path=task.yaml predicates_path=predicates.yaml data=sharded "
    "data.standard=meds data.root=meds/data data.shard=train/0,train/1 output_filepath=out/\\$\\{data._prefix\\}.parquet -m",
    f"aces-cli {CSV}",
    f"aces-cli {DIRECT} data.path=counts.parquet window_stats_dir=stats",
    f"aces-cli {DIRECT} data.path=counts.csv",
    f"aces-cli {DIRECT} data.path=nothing.csv",
    f"aces-cli {DIRECT} data.path=meds/metadata/dataset.json",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet predicates_path=null",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet config_path=nothing.yaml",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet config_path=broken.yaml",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet config_path=empty.yaml",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet 'config_path=${{oc.env:TASK_FOLDER}}/task.yaml'",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet 'cohort_name=\"with blank\"' config_path=task.yaml",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet 'output_filepath=o/${{cohort_name}}-${{now:%Y}}.parquet'",
    f"aces-cli {MEDS}",
    f"aces-cli {MEDS} data.path=meds/data/train/0.parquet data.standard=omop",
    f"aces-cli {MEDS} data=sharded data.root=meds/data",
    "aces-cli",
    "aces-cli --help",
    "aces-cli --version",
    "aces-cli --foo",
    "aces-cli --cfg nothing",
    "aces-cli --resolve",
    "aces-cli cohort_nam=x",
    "aces-cli data.foo=x",
    "aces-cli data=foo",
    "aces-cli cohort_name",
    "aces-cli data.path=[a",
    "aces-cli data.path=a=b",
    "aces-cli data.path='a",
    "aces-cli data.path=a,b",
    "aces-cli +data.path=a data.standard=meds",
    "aces-cli '~nothing'",
    "aces-cli foo/bar=x",
    "aces-cli -m hydra.verbose=true,false",
]

# Lines that print: it must be the same.
PRINTED = [
    "aces-cli --cfg job",
    "aces-cli --cfg job data=sharded",
    "aces-cli -c job --package data data=sharded data.root=r data.shard=train/0",
    "aces-cli --cfg job --resolve data=sharded data.root=r data.shard=train/0 cohort_dir=d cohort_name=n data.standard=meds "
    "window_stats_dir=w",
    "aces-cli --cfg job --resolve -p output_filepath cohort_dir=d cohort_name=n",
    "aces-cli --cfg job cohort_name=1 cohort_dir=1.10 config_path=true predicates_path=null window_stats_dir= "
    "log_dir=1e3 output_filepath=007",
    "aces-cli --cfg job --resolve -p log_dir cohort_name=1_000 cohort_dir=TRUE",
    "aces-cli --cfg job --resolve -p log_dir cohort_name=1.50 cohort_dir=null",
    "aces-cli --cfg job --resolve -p log_dir cohort_name=1e16 cohort_dir=-1.5e-7",
    r"aces-cli --cfg job cohort_name='a\,b' cohort_dir='a\=b' config_path='a\ ' log_dir='a b  c' "
    r"predicates_path='\\x\(y\)' output_filepath='x\y'",
    r"""aces-cli --cfg job cohort_name="'a, b'" cohort_dir='"c=d"' config_path="'it\\'s'" log_dir="'\\\\'" """,
    "aces-cli --cfg job '+a=[1,null,{b:true,c:x}]' '+b=[]' '+c={}' '+d=[a b, c]'",
    "aces-cli --cfg job +a.b.c=1 ++cohort_name=x ++d=2 '~window_stats_filepath'",
    "aces-cli --cfg job '~data.ts_format=%m/%d/%Y %H:%M'",
    "aces-cli --cfg job cohort_name=yes cohort_dir=on config_path=2020-01-01 log_dir=: predicates_path=a:b",
    "aces-cli --cfg job 'cohort_name=a%b@c?d|e*f+g-h'",
    "aces-cli --cfg job --resolve -p cohort_name 'cohort_name=${oc.env:TASK_FOLDER}'",
    "aces-cli --cfg job --resolve -p cohort_name 'cohort_name=x${oc.env:NO_SUCH_VARIABLE,y}'",
    "aces-cli --cfg job --resolve -p cohort_name 'cohort_name=${now:%Y-%m}/${hydra:job.config_name}'",
    r"aces-cli --cfg job --resolve -p cohort_name 'cohort_name=\\\${cohort_dir}'",
    "aces-cli --cfg job --resolve -p data 'data.path=${.standard}/${..cohort_name}' cohort_name=n data.standard=s",
    "aces-cli --cfg job data=sharded data=single_file cohort_name=a cohort_name=b",
    "aces-cli --cfg job cohort_name='' cohort_dir=' x '",
    "expand_shards train/3",
    "expand_shards train/4 val/IID/1 val/prospective/1",
    "expand_shards data/data_4 data/test_2 x/0",
    "expand_shards",
    "expand_shards meds/data",
    "expand_shards meds/data/train a/1",
    "expand_shards meds",
    "expand_shards nothing",
    "expand_shards 3",
    "expand_shards /1",
]

# Read by both as by others: sorted, not as the folder has them.
UNORDERED = {"expand_shards meds/data", "expand_shards meds/data/train a/1", "expand_shards meds"}


def make_folder(folder):
    """What the lines work on: a task, its predicates, MEDS shards, tables of counts."""
    shutil.copytree(CHECKOUT / "sample-data" / "meds", folder / "meds")
    for suffix in ("csv", "parquet"):
        shutil.copy(CHECKOUT / "sample-data" / "direct" / f"in_hospital_24h.{suffix}", folder / f"counts.{suffix}")
    task = CHECKOUT / "task-configs" / "tasks" / "mortality" / "in_hospital_24h.yaml"
    shutil.copy(task, folder / TASK)
    shutil.copy(CHECKOUT / "task-configs" / "datasets" / "sample.yaml", folder / "predicates.yaml")
    text = task.read_text()
    (folder / "broken.yaml").write_text(text.replace("trigger: hospital_admission", "trigger: hospital_admision"))
    (folder / "empty.yaml").write_text(text.replace("(5, None)", "(5000, None)"))


def run(line, folder, programs):
    environment = dict(os.environ, PATH=f"{programs}{os.pathsep}{os.environ['PATH']}", TASK_FOLDER=".")
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def made(folder, before):
    """The files that a run left, by their names without the time of its start."""
    files = {str(file.relative_to(folder)): file for file in folder.rglob("*") if file.is_file()}
    return {START_TIME.sub("TIME", name): file for name, file in files.items() if name not in before}


def rows(table):
    """The rows as a multiset; summaries with all fields in order, times in microseconds."""
    return Counter(str(list(row.values())) for row in table.to_pylist())


def table_difference(expected, actual):
    expected, actual = pq.read_table(expected), pq.read_table(actual)
    if expected.num_rows == actual.num_rows == 0 and set(expected.column_names) != LABELS:
        return None  # es-aces has no columns then
    if expected.column_names != actual.column_names:
        return f"columns {expected.column_names}, Headwater has {actual.column_names}"
    if set(expected.column_names) == LABELS:
        types = {field.name: field.type for field in expected.schema}
        types["categorical_value"] = pa.string()
        if types != {field.name: field.type for field in actual.schema}:
            return f"types {expected.schema}, Headwater has {actual.schema}"
    return None if rows(expected) == rows(actual) else f"rows: {expected.num_rows}, Headwater has {actual.num_rows}"


def file_difference(name, expected, actual):
    if name.endswith(".parquet"):
        return table_difference(expected, actual)
    if Path(name).name in ("config.yaml", "overrides.yaml"):
        return None if expected.read_text() == actual.read_text() else f"{expected.read_text()}\n---\n{actual.read_text()}"
    return None  # Logs are in our own words, and Hydra's configuration is not all ours.


def run_differences(line, folders, programs):
    """What a run leaves; a table that both left is looked into."""
    before = {str(file.relative_to(folders[0])) for file in folders[0].rglob("*") if file.is_file()}
    expected, actual = (run(line, folder, program) for folder, program in zip(folders, programs, strict=True))
    if expected.returncode != actual.returncode:
        yield f"exit code {expected.returncode}, Headwater has {actual.returncode}: {actual.stderr}{expected.stderr}"
    if actual.returncode and not actual.stderr and line != "aces-cli":
        yield "Headwater fails without a word"
    expected_files, actual_files = (made(folder, before) for folder in folders)
    if expected.returncode and not any(name.endswith(".parquet") for name in expected_files):
        # What is wrong before any job runs leaves no log here.
        expected_files = {name: file for name, file in expected_files.items() if name in actual_files}
    for name in sorted(expected_files.keys() ^ actual_files.keys()):
        yield f"{'no' if name in expected_files else 'only Headwater has'} {name}"
    for name in sorted(expected_files.keys() & actual_files.keys()):
        found = file_difference(name, expected_files[name], actual_files[name])
        if found:
            yield f"{name}: {found}"


def printed_differences(line, folders, programs):
    expected, actual = (run(line, folder, program) for folder, program in zip(folders, programs, strict=True))
    texts = [result.stdout for result in (expected, actual)]
    if line in UNORDERED:
        texts = [",".join(sorted(text.strip().split(","))) for text in texts]
    if expected.returncode != actual.returncode:
        yield f"exit code {expected.returncode}, Headwater has {actual.returncode}: {actual.stderr}{expected.stderr}"
    elif texts[0] != texts[1]:
        yield f"prints\n{texts[0]}\nHeadwater prints\n{texts[1]}"


def compare(line, differences, programs):
    with tempfile.TemporaryDirectory() as root:
        # The names are of one length, and so are those of folders that are written in files.
        folders = [Path(root) / "expected", Path(root) / "actually"]
        for folder in folders:
            folder.mkdir()
            make_folder(folder)
        return list(differences(line, folders, programs))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    scripts = Path(sysconfig.get_path("scripts"))
    parser.add_argument("--es-aces", type=Path, default=scripts, help="the folder with the programs of es-aces")
    parser.add_argument("--headwater", type=Path, default=CHECKOUT / "bin", help="the folder with ours")
    parser.add_argument("--only", default="", help="only lines with this text")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    arguments = parser.parse_args()

    programs = [arguments.es_aces.resolve(), arguments.headwater.resolve()]
    cases = [(line, run_differences) for line in RUNS] + [(line, printed_differences) for line in PRINTED]
    cases = [case for case in cases if arguments.only in case[0]]
    differing = 0
    with ThreadPoolExecutor(arguments.processes) as pool:
        results = pool.map(lambda case: compare(*case, programs), cases)
        for (line, _), found in zip(cases, results, strict=True):
            differing += bool(found)
            for difference in found:
                print(f"{line}\n    {difference}")
    print(f"{len(cases) - differing} command lines agree, {differing} differ")
    sys.exit(1 if differing or not cases else 0)


if __name__ == "__main__":
    main()
