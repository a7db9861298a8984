"""How a task is extracted."""

import base64
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal

from headwater import run
from headwater.check import check
from headwater.errors import TaskError
from headwater.inputs import Source, inputs, options
from headwater.markup import page, table


@dataclass(frozen=True)
class Explanation:
    """The plan of a task. In a notebook it shows itself as a drawing of the windows over time.

    `plan`: columns, predicates, windows and stages, as docs/explain.md describes them.
    `svg`: the drawing, for light and dark pages.
    """

    plan: dict[str, Any]
    svg: str = field(repr=False)

    def __str__(self) -> str:
        width = max((len(window["name"]) for window in self.plan["windows"]), default=0)
        windows = [f"  {window['name']:{width}}  {window['interval']}" for window in self.plan["windows"]]
        return "\n".join([self._title(), *windows])

    def _repr_html_(self) -> str:
        # As an image, so that its style stays its own.
        source = base64.b64encode(self.svg.encode()).decode()
        drawing = (
            f'<img src="data:image/svg+xml;base64,{source}" alt="{escape(str(self))}" style="max-width:100%">'
        )
        rows = [
            (predicate["name"], predicate["condition"], _number(predicate.get("matches")))
            for predicate in self.plan["predicates"]
        ]
        return page(self._title(), drawing, table(("predicate", "condition", "rows"), rows))

    def _title(self) -> str:
        return f"{self.plan['title']}: trigger {self.plan['trigger']}, {self.plan['semantics']} semantics"


def explain(
    task: Source,
    predicates: Source | None = None,
    *,
    data: str | os.PathLike[str] | None = None,
    analyze: bool = False,
    semantics: Literal["standard", "aces-0.7.3"] | None = None,
    split: Sequence[str] = (),
) -> Explanation:
    """What is read, what each predicate looks for, and the windows as intervals and as a drawing.

    With `data`, how much each predicate matches and, estimated, how many triggers are left after each stage; with
    `analyze` the latter counted over all of it.

    Raises `TaskError` if the task is wrong.
    """
    reading = options(semantics=semantics)
    counting = options(data=None if data is None else os.fspath(data), analyze=analyze, split=split)
    with inputs(task, predicates) as sources:
        try:
            plan = run.report("explain", sources, *reading, *counting, "--format", "json")
            svg = run.report("explain", sources, *reading, "--format", "svg")
        except TaskError:
            # It told the mistakes to people; a check has their places too.
            check(task, predicates, data=data, semantics=semantics, split=split).raise_for_errors()
            raise
    return Explanation(json.loads(plan), svg)


def _number(matches: dict[str, Any] | None) -> object:
    return "" if matches is None else matches["rows"]
