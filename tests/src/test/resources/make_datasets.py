"""Makes datasets/: tiny MEDS datasets, one clean and each other one with one thing wrong, and the same subjects split in two ways.

    pip install -r ../../../es-aces/requirements.txt && python make_datasets.py
"""

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

HERE = Path(__file__).parent
SAMPLE = HERE.parents[3] / "sample-data" / "meds"
FOLDER = HERE / "datasets"

DATA = {"subject_id": pa.int64(), "time": pa.timestamp("us"), "code": pa.string(), "numeric_value": pa.float32()}
START = datetime(2020, 1, 1)
SUBJECTS = range(1, 5)
CODES = {"SEX//F": "Female", "MEDS_BIRTH": "Birth", "LAB//NA": "Sodium", "MEDS_DEATH": "Death"}


def at(days, hour=8):
    return START + timedelta(days=days, hours=hour)


def rows(subject):
    """A static row, a birth, a laboratory value a day, and a death."""
    return [
        (subject, None, "SEX//F", None),
        (subject, datetime(1950, 1, 1), "MEDS_BIRTH", None),
        *((subject, at(day), "LAB//NA", 135.0 + day) for day in range(3)),
        (subject, at(3), "MEDS_DEATH", None),
    ]


def table(rows, types=DATA):
    columns = list(zip(*rows, strict=True)) or [[] for _ in types]
    return pa.table({name: pa.array(column, type) for (name, type), column in zip(types.items(), columns, strict=True)})


def shards():
    """Two shards of two subjects."""
    return {
        "train/0": table([row for subject in (1, 2) for row in rows(subject)]),
        "held_out/0": table([row for subject in (3, 4) for row in rows(subject)]),
    }


def splits(of=None):
    of = of or {1: "train", 2: "train", 3: "held_out", 4: "held_out"}
    pairs = of.items() if isinstance(of, dict) else of
    return table(list(pairs), {"subject_id": pa.int64(), "split": pa.string()})


def write(name, shards, splits=splits(), codes=CODES, about=True):
    root = FOLDER / name
    for shard, content in shards.items():
        file = root / "data" / f"{shard}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(content, file)
    metadata = root / "metadata"
    metadata.mkdir(parents=True, exist_ok=True)
    if splits is not None:
        pq.write_table(splits, metadata / "subject_splits.parquet")
    if codes is not None:
        types = {"code": pa.string(), "description": pa.string()}
        pq.write_table(table(sorted(codes.items()), types), metadata / "codes.parquet")
    if about:
        text = json.dumps({"dataset_name": name, "dataset_version": "1", "meds_version": "0.4.1"}, indent=2)
        (metadata / "dataset.json").write_text(text + "\n")
    return root


def with_rows(*more, shard="train/0"):
    """The clean shards, one with more rows, in order."""
    made = shards()
    all_rows = [tuple(row.values()) for row in made[shard].to_pylist()] + list(more)
    all_rows.sort(key=lambda row: (row[0] or 0, row[1] is not None, row[1] or START))
    made[shard] = table(all_rows)
    return made


def with_column(shard, name, type):
    made = shards()
    position = made[shard].schema.get_field_index(name)
    made[shard] = made[shard].set_column(position, name, made[shard][name].cast(type))
    return made


def nested():
    """The layout of MEDS 0.2: a row for each patient."""
    events = pa.struct([("time", pa.timestamp("us")), ("code", pa.string()), ("numeric_value", pa.float32())])
    lists = [[{"time": at(0), "code": "LAB//NA", "numeric_value": 135.0}]] * 2
    return pa.table({"patient_id": pa.array([1, 2], pa.int64()), "events": pa.array(lists, pa.list_(events))})


def renamed(names):
    return {shard: content.rename_columns(names) for shard, content in shards().items()}


def write_faulty():
    made = shards()
    write("clean", made)
    write("shared-subject", {**made, "held_out/1": table(rows(1))})
    write("nested", {"train/0": nested()})
    write("before-0.3", renamed(["patient_id", "timestamp", "code", "numerical_value"]))
    root = write("patients", renamed(["patient_id", "time", "code", "numeric_value"]))
    (root / "metadata" / "subject_splits.parquet").unlink()
    pq.write_table(splits().rename_columns(["patient_id", "split"]), root / "metadata" / "patient_splits.parquet")
    write("empty-shard", {**made, "train/1": table([])})
    (write("stray-file", made) / "data" / "train" / "notes.csv").write_text("subject_id,note\n1,seen\n")
    ward = pa.array(["A"] * made["train/0"].num_rows)
    write("other-columns", {**made, "train/0": made["train/0"].append_column("ward", ward)})
    write("other-type", {shard: with_column(shard, "time", pa.timestamp("ms"))[shard] for shard in made})
    write("null-code", with_rows((2, at(2), None, 1.0)))
    write("not-finite", with_rows((2, at(2, 9), "LAB//NA", float("nan")), (2, at(2, 10), "LAB//NA", float("inf"))))
    write("repeated-row", with_rows((2, at(2), "LAB//NA", 137.0)))
    write("odd-time", with_rows((2, datetime(1800, 1, 1), "MEDS_BIRTH", None)))
    write("before-birth", with_rows((2, datetime(1949, 1, 1), "LAB//NA", 140.0)))
    write("after-death", with_rows((2, at(30), "LAB//NA", 140.0)))
    write("no-metadata", made, splits=None, codes=None, about=False)
    write("two-splits", made, splits=splits([(1, "train"), (1, "held_out")]))
    write("unsplit", made, splits=splits({1: "train", 3: "held_out", 4: "train"}))
    write("unlisted-code", made, codes={code: text for code, text in CODES.items() if code != "LAB//NA"})
    write("unsorted", {**made, "train/0": made["train/0"].take(list(range(11, -1, -1)))})
    write("split-subject", {**made, "train/0": made["train/0"].take([0, 1, 2, 6, 7, 8, 9, 10, 11, 3, 4, 5])})


def write_splits():
    """Subjects of the sample dataset by folder, and mixed in two flat shards; those of `a` are in no split."""
    chosen = {}
    for split, count in (("train", 14), ("tuning", 6), ("held_out", 6)):
        content = pq.read_table(SAMPLE / "data" / split / "0.parquet", partitioning=None).replace_schema_metadata(None)
        for subject in sorted(set(content["subject_id"].to_pylist()))[:count]:
            chosen[subject] = (split, content.filter(pc.equal(content["subject_id"], subject)))
    for subject in sorted(chosen)[::9]:
        chosen[subject] = ("a", chosen[subject][1])

    def joined(subjects):
        return pa.concat_tables([chosen[subject][1] for subject in sorted(subjects)]).combine_chunks()

    folders = {split: joined(s for s in chosen if chosen[s][0] == split) for split in {split for split, _ in chosen.values()}}
    write("by-folder", {f"{split}/0": folders[split] for split in sorted(folders)}, splits=None, codes=None)
    known = {subject: chosen[subject][0] for subject in sorted(chosen) if chosen[subject][0] != "a"}
    halves = {str(half): joined(sorted(chosen)[half::2]) for half in range(2)}
    write("by-table", halves, splits=splits(known), codes=None)


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    write_faulty()
    write_splits()


if __name__ == "__main__":
    main()
