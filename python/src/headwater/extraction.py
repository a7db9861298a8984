"""Runs of a task over data."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, TypedDict, TypeVar, Unpack

import pyarrow as pa

from headwater import run
from headwater.attrition import Attrition
from headwater.inputs import Source, inputs, options
from headwater.progress import Watcher, watcher
from headwater.report import Report

_Result = TypeVar("_Result")


class RunOptions(TypedDict, total=False):
    """What `extract`, `windows`, `attrition` and `report` share; each is the program's option of that name.

    semantics: `standard` or `aces-0.7.3`; by default what the task says, else `standard`.
    format: `meds`; `omop` for a folder of CDM tables; `esgpt` for one that EventStreamGPT saved; `direct` for tables with
        a column of counts for each predicate.
    timestamp_format: how direct data writes timestamps.
    split: only these splits, such as `["train", "tuning"]`: folders of shards, or subjects by the metadata.
    threads: shards to run at once; by default as many as there are processors.
    memory: what the program may take, such as `"2g"`; by default a quarter of the machine's memory, at most 2g.
    """

    semantics: Literal["standard", "aces-0.7.3"] | None
    format: Literal["meds", "omop", "esgpt", "direct"]
    timestamp_format: str | None
    split: Sequence[str]
    threads: int | None
    memory: str | None


class SampleOptions(RunOptions, total=False):
    """Which rows of the cohort to take.

    per_subject: `first`, `last`, `random:3` (three by chance) or `all`.
    max_rows: of these, so many by chance.
    seed: another number is another chance.
    """

    per_subject: str | None
    max_rows: int | None
    seed: int | None


def extract(
    task: Source,
    data: str | os.PathLike[str],
    predicates: Source | None = None,
    *,
    labels_schema: Literal["strict", "compat"] = "strict",
    progress: bool | Watcher | None = None,
    **given: Unpack[SampleOptions],
) -> pa.Table:
    """The labels of a task's cohort: `subject_id`, `prediction_time` and, if the task has a label, `boolean_value`.

    The table is mapped from a file, not copied, in the order of subjects and triggers. Its metadata has the task's
    identity: `table.schema.metadata[b"headwater.task_id"]`, also `predicates_id`, `cohort_id`, `semantics`, `version`.

    task: the task, a path or a text in YAML or the task language.
    data: a MEDS root, a folder of shards, or one file.
    predicates: the dataset's predicates, which replace the task's by name.
    labels_schema: `strict`, only the columns that the task fills; `compat`, all six label columns of MEDS.
    progress: True or False; a function that is called with a `Progress`; None, a bar if somebody is watching.

    Raises `TaskError` if the task is wrong, `DataError` if the data is; gives a `HeadwaterWarning` for what is doubtful.
    """
    arguments = options(labels_schema=labels_schema, **given)
    return _output("arrow", ".arrow", _table, task, data, predicates, progress, arguments)


def windows(
    task: Source,
    data: str | os.PathLike[str],
    predicates: Source | None = None,
    *,
    progress: bool | Watcher | None = None,
    **given: Unpack[SampleOptions],
) -> pa.Table:
    """Every row of the cohort with its trigger and, for each window, bounds and counts of all predicates.

    `subject_id`, `index_timestamp`, `label`, `trigger`, then a struct `<window>.<end or start>_summary` for each step,
    as ACES names them. Else as `extract`.
    """
    return _output("windows", ".arrow", _table, task, data, predicates, progress, options(**given))


def attrition(
    task: Source,
    data: str | os.PathLike[str],
    predicates: Source | None = None,
    *,
    progress: bool | Watcher | None = None,
    **given: Unpack[RunOptions],
) -> Attrition:
    """What became of the triggers, step by step: over all data and by split. Arguments as of `extract`."""
    return _output("attrition", ".json", _attrition, task, data, predicates, progress, options(**given))


def report(
    task: Source,
    data: str | os.PathLike[str],
    predicates: Source | None = None,
    *,
    min_cell: int = 11,
    progress: bool | Watcher | None = None,
    **given: Unpack[RunOptions],
) -> Report:
    """A page about the cohort, for readers: the windows, who was left out, labels, times, the task in both forms.

    No count below `min_cell` can be worked out from it (docs/report.md says how); with 0 all counts are exact. Else as
    `extract`.
    """
    arguments = options(report_min_cell=min_cell, **given)
    return _output("report", ".html", _report, task, data, predicates, progress, arguments)


def _output(
    option: str,
    suffix: str,
    read: Callable[[Path], _Result],
    task: Source,
    data: str | os.PathLike[str],
    predicates: Source | None,
    progress: bool | Watcher | None,
    arguments: list[str],
) -> _Result:
    with inputs(task, predicates) as sources:
        file = sources.folder / f"output{suffix}"
        line = [*options(data=os.fspath(data)), f"--{option}", str(file), *arguments]
        run.extraction(sources, *line, watcher=watcher(progress))
        return read(file)


def _table(file: Path) -> pa.Table:
    """The file's pages stay the table's when the name of the file is gone."""
    with pa.memory_map(str(file)) as source:
        return pa.ipc.open_file(source).read_all()


def _attrition(file: Path) -> Attrition:
    return Attrition.of(json.loads(file.read_text(encoding="utf-8")))


def _report(file: Path) -> Report:
    return Report(file.read_bytes().decode())
