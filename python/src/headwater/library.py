"""The tasks that come with Headwater."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from headwater import run
from headwater.markup import page, table


@dataclass(frozen=True)
class LibraryTask:
    """A task that any function takes by its `name`, such as `mortality/in_hospital_24h`.

    `predicates`: what a dataset must define. `datasets`: the names of those that do, which are given as predicates.
    `objections`: why the others cannot answer the task. `negative` is None if it is only the contrary of `positive`.
    """

    name: str
    area: str
    question: str
    details: str
    asked_at: str
    positive: str
    negative: str | None
    limits: str
    keywords: tuple[str, ...]
    references: tuple[str, ...]
    predicates: tuple[str, ...]
    datasets: tuple[str, ...]
    objections: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.name}: {self.question}"


class Tasks(tuple[LibraryTask, ...]):
    """Tasks. In a notebook they show themselves as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        rows = [(task.name, task.question, task.asked_at, ", ".join(task.datasets)) for task in self]
        return page(f"{len(self)} tasks", table(("task", "question", "asked at", "datasets"), rows))


def tasks(*words: str) -> Tasks:
    """All tasks, those that speak of all the words, those that a dataset supports, or the one of that name.

    Raises a `UsageError` if there is none.
    """
    found = json.loads(run.listing("tasks", *words, "--format", "json"))
    return Tasks(map(_task, found["tasks"]))


def _task(told: Mapping[str, Any]) -> LibraryTask:
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in told.items()
    }
    return LibraryTask(**values)
