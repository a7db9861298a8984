"""Mistakes in a task, and what its predicates find in data."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from headwater import run
from headwater.diagnostic import Diagnostic
from headwater.errors import TaskError
from headwater.inputs import Source, inputs, options
from headwater.markup import page, table


@dataclass(frozen=True)
class Check:
    """What a check found. In a notebook it shows itself as a table.

    `task`: the semantics, the numbers of predicates and windows, and whether there is a label; None if there are errors.
    `data`: what each predicate finds, if data was given; docs/check.md describes it.
    """

    file: str
    diagnostics: tuple[Diagnostic, ...]
    task: dict[str, Any] | None
    data: dict[str, Any] | None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(found for found in self.diagnostics if found.is_error)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        return tuple(found for found in self.diagnostics if not found.is_error)

    def raise_for_errors(self) -> None:
        """Raises a `TaskError` with all diagnostics if there is an error among them."""
        if self.errors:
            raise TaskError("\n".join(map(str, self.diagnostics)), self.diagnostics)

    def __str__(self) -> str:
        return "\n".join([*map(str, self.diagnostics), self._verdict()])

    def _repr_html_(self) -> str:
        rows = [
            (found.severity, found.code, found.location or "", _words(found)) for found in self.diagnostics
        ]
        return page(
            self._verdict(),
            table(("", "code", "place", "message"), rows) if rows else "",
            _matches(self.data["predicates"]) if self.data else "",
        )

    def _verdict(self) -> str:
        errors, warnings = len(self.errors), len(self.warnings)
        parts = [f"{errors} error{'s' * (errors != 1)}" if errors else "no errors"]
        if warnings:
            parts.append(f"{warnings} warning{'s' * (warnings != 1)}")
        return f"{self.file}: {', '.join(parts)}"


def check(
    task: Source,
    predicates: Source | None = None,
    *,
    data: str | os.PathLike[str] | None = None,
    semantics: Literal["standard", "aces-0.7.3"] | None = None,
    split: Sequence[str] = (),
    deny: Sequence[str] = (),
    allow: Sequence[str] = (),
) -> Check:
    """All mistakes in a task, and warnings of what was probably not meant; with `data`, what each predicate matches.

    deny, allow: codes of warnings to take for errors, or to leave out.

    Mistakes of the task are in the result, not raised.
    """
    arguments = options(
        data=None if data is None else os.fspath(data),
        semantics=semantics,
        split=split,
        deny=deny,
        allow=allow,
    )
    with inputs(task, predicates) as sources:
        found = json.loads(run.report("check", sources, *arguments, "--format", "json", accepted=(0, 1)))
    return Check(
        found["file"],
        tuple(map(Diagnostic.of, found["diagnostics"])),
        found["task"],
        found.get("data"),
    )


def _words(found: Diagnostic) -> str:
    label = f" ({found.location.label})" if found.location and found.location.label else ""
    return "\n".join([found.message + label, *found.help])


def _matches(predicates: Sequence[dict[str, Any]]) -> str:
    rows = [
        (found["name"], *(found.get(key, "") for key in ("codes", "rows", "subjects")))
        for found in predicates
    ]
    return table(("predicate", "codes", "rows", "subjects"), rows)
