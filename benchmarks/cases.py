"""What is measured: cases, which belong to parts, each a comparison of a few processes."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import generated_tasks as tasks
from datasets import ONE_SUBJECT, SHORT_RECORDS, SIZES, TEN_MILLION_EVENTS, THIRTY_MILLION_EVENTS, Dataset
from measure import HERE, WORK, Contestant

HEADWATER = HERE.parent / "headwater"
SYSTEMS = ["headwater", "es-aces", "DuckDB", "polars"]
PARTS = [*SIZES, "predicates", "stress", "start-up"]
ON_X = ["t1"]
"""The tasks that are run on the one big shard, unless others are asked for."""

ROWS_PER_SUBJECT = 500
POLARS_BYTES_A_ROW = 180
"""What polars takes at its peak, about."""


@dataclass(frozen=True)
class Case:
    """Processes to be timed in turns, on a dataset if there is one. With `same_cohort` their labels must agree."""

    part: str
    name: str
    dataset: Dataset | None
    contestants: dict[str, Contestant]
    same_cohort: bool = True


def cases(part: str, chosen: list[str], systems: list[str]) -> Iterator[Case]:
    """The cases of a part; `chosen` and `systems` limit those of the sizes."""
    match part:
        case "predicates":
            yield pair(part, "one regex, ten literal codes", "M", tasks.one_regex, tasks.ten_literals)
            yield pair(part, "1 predicate, 64 predicates", "M", tasks.one_predicate, tasks.sixty_four_predicates)
        case "stress":
            yield from stress()
        case "start-up":
            yield Case(part, "help", None, {"headwater": Contestant([HEADWATER, "--help"], None)})
            yield Case(part, "sample data", None, {"headwater": sample_extraction()})
        case _:
            yield from sized(part, chosen or (ON_X if part == "X" else []), systems)


def sized(size: str, chosen: list[str], systems: list[str]) -> Iterator[Case]:
    """The nine tasks, extracted by all systems."""
    dataset = SIZES[size]
    for task in sorted((HERE / "tasks").glob("*.yaml")):
        if chosen and task.stem.split("_")[0] not in chosen:
            continue
        outs = {system: WORK / "out" / size / task.stem / system for system in systems if fits(system, size)}
        commands = {system: command(system, task, dataset.root, out) for system, out in outs.items()}
        yield Case(size, task.stem, dataset, {s: Contestant(c, outs[s]) for s, c in commands.items() if c})


def fits(system: str, size: str) -> bool:
    """es-aces needs 30 to 109 GB for a shard as large as X, by its own published profile; polars may take three quarters of the memory."""
    match system:
        case "es-aces":
            return size != "X"
        case "polars":
            subjects, _ = SIZES[size].arguments
            return subjects * ROWS_PER_SUBJECT * POLARS_BYTES_A_ROW < 0.75 * os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
        case _:
            return True


def command(system: str, task: Path, root: Path, out: Path) -> list[str | Path] | None:
    """The command that extracts `task`; None where nobody wrote the query by hand."""
    python, peers = sys.executable, HERE / "peers"
    sql = HERE / "sql" / f"{task.stem}.sql"
    match system:
        case "headwater":
            return headwater(task, root, out)
        case "es-aces":
            return [python, peers / "aces_sweep.py", task, root, out]
        case "DuckDB" if sql.exists():
            return [python, peers / "duckdb_query.py", sql, root, out]
        case "polars" if sql.exists():
            return [python, peers / "polars_query.py", task.stem, root, out]
        case _:
            return None


def headwater(task: Path, root: Path, out: Path) -> list[str | Path]:
    options = ["--semantics", "aces-0.7.3", "--labels-schema", "compat", "--overwrite"]
    return [HEADWATER, "extract", task, "--data", root, "--out", out, *options]


def pair(part: str, name: str, size: str, plain: Callable[[], Path], other: Callable[[], Path], same_cohort: bool = True) -> Case:
    """Two tasks on the same data, of which the first is the plain one; `name` names both."""
    dataset = SIZES[size]
    return Case(part, name, dataset, {"plain": extraction(plain(), dataset), "other": extraction(other(), dataset)}, same_cohort)


def extraction(task: Path, dataset: Dataset) -> Contestant:
    out = WORK / "out" / "generated" / dataset.name / task.stem
    return Contestant(headwater(task, dataset.root, out), out)


def sample_extraction() -> Contestant:
    root, out = HERE.parent, WORK / "out" / "sample"
    task, predicates = "task-configs/tasks/mortality/in_hospital_24h.yaml", "task-configs/datasets/sample.yaml"
    files: list[str | Path] = [root / task, "--predicates", root / predicates, "--data", root / "sample-data" / "meds"]
    return Contestant([HEADWATER, "extract", *files, "--out", out, "--overwrite"], out)


def stress() -> Iterator[Case]:
    """What makes other designs slow, each beside a plain task on data of the same size."""
    part = "stress"
    yield pair(part, "3 windows at admissions, at every event", "M", tasks.windows_at_admissions, tasks.windows_at_every_event, False)
    yield pair(part, "regex for 12,600 codes, their list", "M", tasks.regex_of_thousands, tasks.thousands_of_codes)
    yield pair(part, "1 window, 32 in a chain", "M", lambda: tasks.windows_in_a_chain(1), lambda: tasks.windows_in_a_chain(32))
    yield pair(part, "1 window, 32 side by side", "M", lambda: tasks.windows_side_by_side(1), lambda: tasks.windows_side_by_side(32))
    for trigger, task in ("admission", tasks.records_at_admissions()), ("any event", tasks.records_at_every_event()):
        yield records(f"20,000 subjects of 500 events, 1 of 10 million ({trigger})", task, TEN_MILLION_EVENTS, ONE_SUBJECT)
        yield records(f"60,000 subjects of 500 events, 10 million of 3 ({trigger})", task, THIRTY_MILLION_EVENTS, SHORT_RECORDS)


def records(name: str, task: Path, plain: Dataset, other: Dataset) -> Case:
    """One task on two datasets of the same number of rows."""
    plain.make()
    return Case("stress", name, other, {"plain": extraction(task, plain), "other": extraction(task, other)}, same_cohort=False)
