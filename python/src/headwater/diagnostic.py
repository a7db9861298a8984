"""What is wrong or doubtful in a task, and where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Place:
    """A place in a text: `line` and `column` count from 1, `offset` from 0, all in Unicode code points."""

    line: int
    column: int
    offset: int

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Self:
        return cls(json["line"], json["column"], json["offset"])


@dataclass(frozen=True)
class Location:
    """A range of a file, `end` behind its last character, and the words that belong under it."""

    file: str
    start: Place
    end: Place
    label: str

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Self:
        return cls(json["file"], Place.of(json["start"]), Place.of(json["end"]), json["label"])

    def __str__(self) -> str:
        return f"{self.file}:{self.start.line}:{self.start.column}"


@dataclass(frozen=True)
class Edit:
    """A change that mends a mistake: `replacement` in place of a range. `safe`, or `maybe`, which is a guess."""

    file: str
    start: Place
    end: Place
    replacement: str
    applicability: str

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Self:
        return cls(
            json["file"],
            Place.of(json["start"]),
            Place.of(json["end"]),
            json["replacement"],
            json["applicability"],
        )


@dataclass(frozen=True)
class Diagnostic:
    """An `error` or `warning` (the `severity`) with its stable `code`, such as T012.

    `location` is None for the few without a place, such as a file that cannot be opened; `related` are further places.
    Of `edits` each alone mends the mistake.
    """

    code: str
    title: str
    severity: str
    message: str
    location: Location | None = None
    related: tuple[Location, ...] = ()
    help: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Self:
        location = json["location"]
        return cls(
            json["code"],
            json["title"],
            json["severity"],
            json["message"],
            None if location is None else Location.of(location),
            tuple(map(Location.of, json["related"])),
            tuple(json["help"]),
            tuple(map(Edit.of, json["edits"])),
        )

    @property
    def file(self) -> str | None:
        return None if self.location is None else self.location.file

    @property
    def line(self) -> int | None:
        return None if self.location is None else self.location.start.line

    @property
    def column(self) -> int | None:
        return None if self.location is None else self.location.start.column

    @property
    def is_error(self) -> bool:
        return self.severity == "error"

    def __str__(self) -> str:
        place = f"{self.location}: " if self.location else ""
        label = f" ({self.location.label})" if self.location and self.location.label else ""
        help = "".join(f"\n  help: {line}" for line in self.help)
        return f"{place}{self.severity}[{self.code}]: {self.message}{label}{help}"
