"""What became of the triggers of a run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

import pyarrow as pa

from headwater.markup import bar, page, table


@dataclass(frozen=True)
class Tally:
    """A number of triggers, and of the subjects that they belong to."""

    triggers: int
    subjects: int

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Self:
        return cls(json["triggers"], json["subjects"])


@dataclass(frozen=True)
class Step:
    """One thing that triggers must pass.

    kind: `static` (a predicate that holds for the subject), `window` (it must exist) or `constraint`.
    endpoint: the window's bound that is found or limited, such as `input.end`; None for static predicates.
    text: what is asked for, in words.
    alone: what the step would remove by itself, and of how many: (removed, before).
    """

    kind: str
    endpoint: str | None
    text: str
    before: Tally
    removed: Tally
    after: Tally
    alone: tuple[Tally, Tally] | None

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Self:
        alone = json["alone"]
        return cls(
            json["kind"],
            json["endpoint"],
            json["text"],
            Tally.of(json["before"]),
            Tally.of(json["removed"]),
            Tally.of(json["after"]),
            None if alone is None else (Tally.of(alone["removed"]), Tally.of(alone["before"])),
        )

    def __str__(self) -> str:
        return f"{self.endpoint}: {self.text}" if self.endpoint else self.text


@dataclass(frozen=True)
class Funnel:
    """The way from all triggers to the cohort, in the order of evaluation. It adds up: each step begins with what the
    one before it left, and what the last one leaves is the cohort.

    split: `train` and so on, "" for data in none, None for all data.
    labels: the cohort by the value of the label; None for a task without label.
    null_rows: rows of nulls, which only `aces-0.7.3` adds to the cohort.
    """

    split: str | None
    triggers: Tally
    steps: tuple[Step, ...]
    cohort: Tally
    labels: Mapping[bool, Tally] | None
    null_rows: int

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Self:
        labels = json["cohort"]["by_label"]
        return cls(
            json["split"],
            Tally.of(json["triggers"]),
            tuple(map(Step.of, json["steps"])),
            Tally.of(json["cohort"]),
            labels and {value: Tally.of(labels[str(value).lower()]) for value in (False, True)},
            json["null_rows"],
        )

    @property
    def prevalence(self) -> float | None:
        """The share of the cohort whose label is true; None without label or cohort."""
        if self.labels is None or not self.cohort.triggers:
            return None
        return self.labels[True].triggers / self.cohort.triggers


@dataclass(frozen=True)
class Attrition:
    """What became of the triggers: over all data (`total`) and by split. In a notebook it shows itself as a funnel."""

    semantics: str
    trigger: str
    label: str | None
    total: Funnel
    splits: Mapping[str, Funnel]

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Self:
        total, *splits = map(Funnel.of, json["funnels"])
        return cls(
            json["semantics"],
            json["trigger"],
            json["label"],
            total,
            {funnel.split or "": funnel for funnel in splits},
        )

    def to_arrow(self) -> pa.Table:
        """A row for the triggers and for each step, over all data (`split` is null) and by split."""
        rows = [row for funnel in (self.total, *self.splits.values()) for row in self._rows(funnel)]
        return pa.Table.from_pylist(rows, schema=_COLUMNS)

    def __str__(self) -> str:
        lines = [(self.trigger, self.total.triggers), *((str(s), s.after) for s in self.total.steps)]
        width = max(len(text) for text, _ in lines)
        return "\n".join(f"{text:{width}}  {left.triggers:>12,}" for text, left in lines)

    def _repr_html_(self) -> str:
        return page(f"{self.trigger}: attrition, {self.semantics} semantics", self._steps(), self._splits())

    def _rows(self, funnel: Funnel) -> Iterator[dict[str, object]]:
        yield _row(funnel, 0, self.trigger, funnel.triggers, Tally(0, 0))
        for position, step in enumerate(funnel.steps, 1):
            yield _row(funnel, position, str(step), step.after, step.removed)

    def _steps(self) -> str:
        whole = self.total.triggers.triggers
        rows: list[tuple[object, ...]] = [
            (self.trigger, bar(whole, whole), whole, self.total.triggers.subjects, "", "")
        ]
        for step in self.total.steps:
            left = step.after.triggers
            alone = "" if step.alone is None else step.alone[0].triggers
            rows.append((step, bar(left, whole), left, step.after.subjects, step.removed.triggers, alone))
        return table(("trigger, step", "", "left", "subjects", "removed", "removed alone"), rows)

    def _splits(self) -> str:
        rows = [
            (
                name or "(none)",
                funnel.triggers.triggers,
                funnel.cohort.triggers,
                funnel.cohort.subjects,
                "" if funnel.prevalence is None else f"{funnel.prevalence:.1%}",
            )
            for name, funnel in self.splits.items()
        ]
        return table(("split", "triggers", "rows", "subjects", "label true"), rows)


_COLUMNS = pa.schema(
    [
        pa.field("split", pa.dictionary(pa.int8(), pa.string())),
        pa.field("position", pa.int32(), nullable=False),
        pa.field("step", pa.string(), nullable=False),
        pa.field("triggers", pa.int64(), nullable=False),
        pa.field("subjects", pa.int64(), nullable=False),
        pa.field("triggers_removed", pa.int64(), nullable=False),
        pa.field("subjects_removed", pa.int64(), nullable=False),
    ]
)


def _row(funnel: Funnel, position: int, step: str, left: Tally, removed: Tally) -> dict[str, object]:
    return {
        "split": funnel.split,
        "position": position,
        "step": step,
        "triggers": left.triggers,
        "subjects": left.subjects,
        "triggers_removed": removed.triggers,
        "subjects_removed": removed.subjects,
    }
