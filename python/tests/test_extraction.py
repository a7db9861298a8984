"""Tables of real runs over the sample data."""

import json
from pathlib import Path

import headwater
import pyarrow as pa
import pytest
from conftest import CHECKOUT
from headwater import HeadwaterWarning, Progress


def test_labels_are_those_expected_of_the_sample(data: Path, task: Path, predicates: Path) -> None:
    expected = json.loads((CHECKOUT / "task-configs" / "expected-sample-cohorts.json").read_text())
    splits = expected["mortality/in_hospital_24h"]

    labels = headwater.extract(task, data, predicates)

    assert labels.column_names == ["subject_id", "prediction_time", "boolean_value"]
    assert labels.num_rows == sum(split["rows"] for split in splits.values())
    positives = labels.filter(labels["boolean_value"]).num_rows
    assert positives == sum(split["positives"] for split in splits.values())


def test_tables_are_mapped_not_copied(data: Path, task: Path, predicates: Path) -> None:
    before = pa.total_allocated_bytes()

    labels = headwater.extract(task, data, predicates)
    windows = headwater.windows(task, data, predicates)

    assert pa.total_allocated_bytes() == before
    labels.validate(full=True)
    windows.validate(full=True)


def test_the_metadata_says_which_task_it_is(data: Path, task: Path, predicates: Path) -> None:
    labels = headwater.extract(task, data, predicates)
    same_in_aces = headwater.extract(task, data, predicates, semantics="aces-0.7.3")

    assert labels.schema.metadata[b"headwater.task_id"].startswith(b"sha256:")
    assert labels.schema.metadata[b"headwater.semantics"] == b"standard"
    assert same_in_aces.schema.metadata[b"headwater.semantics"] == b"aces-0.7.3"
    assert set(labels.schema.metadata) == {
        b"headwater." + key for key in (b"version", b"semantics", b"task_id", b"predicates_id", b"cohort_id")
    }


def test_windows_have_names_as_dictionaries(data: Path, task: Path, predicates: Path) -> None:
    windows = headwater.windows(task, data, predicates)

    summary = windows.schema.field("gap.end_summary").type
    assert summary.field("window_name").type == pa.dictionary(pa.int8(), pa.string())
    names = windows["gap.end_summary"].combine_chunks().field("window_name")
    assert set(names.to_pylist()) == {"gap.end"}


def test_compat_labels_have_all_columns(data: Path, task: Path, predicates: Path) -> None:
    labels = headwater.extract(task, data, predicates, labels_schema="compat")

    assert labels.column_names[3:] == ["integer_value", "float_value", "categorical_value"]
    assert labels["categorical_value"].null_count == labels.num_rows > 0


def test_a_task_may_be_a_text(data: Path, readmission: str) -> None:
    labels = headwater.extract(readmission, data)

    assert labels.num_rows > 0


def test_splits_add_up(data: Path, readmission: str) -> None:
    whole = headwater.extract(readmission, data)
    train = headwater.extract(readmission, data, split=["train"])
    others = headwater.extract(readmission, data, split=["tuning", "held_out"])

    assert 0 < train.num_rows < whole.num_rows
    assert train.num_rows + others.num_rows == whole.num_rows


def test_samples_are_taken_of_the_cohort(data: Path, readmission: str) -> None:
    whole = headwater.extract(readmission, data)
    first = headwater.extract(readmission, data, per_subject="first")
    three = headwater.extract(readmission, data, max_rows=3, seed=7)

    assert first.num_rows == len(first["subject_id"].unique()) == len(whole["subject_id"].unique())
    assert three.num_rows == 3


def test_progress_is_told_shard_by_shard(data: Path, readmission: str) -> None:
    told: list[Progress] = []

    labels = headwater.extract(readmission, data, progress=told.append)

    assert [progress.shards_done for progress in told] == list(range(6))
    assert {progress.shards for progress in told} == {5}
    assert told[-1].cohort_rows == labels.num_rows
    assert told[-1].rows == 64_897


def test_an_exception_while_watching_ends_the_run(data: Path, readmission: str) -> None:
    def impatient(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        headwater.extract(readmission, data, progress=impatient)


def test_doubts_are_warnings(data: Path, readmission: str) -> None:
    nobody = readmission.replace("^HOSPITAL_ADMISSION//", "^NO_SUCH_CODE//")

    with pytest.warns(HeadwaterWarning) as doubts:
        labels = headwater.extract(nobody, data)

    words = [str(doubt.message) for doubt in doubts]
    assert "predicate `admission` matches nothing in the data" in words[0]
    assert words[1] == "all labels are false"
    assert labels.num_rows > 0
