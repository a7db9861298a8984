"""The datasets that are measured on; each is made when it is first asked for."""

from dataclasses import dataclass
from pathlib import Path

from measure import WORK, number_from


@dataclass(frozen=True)
class Dataset:
    """A MEDS dataset that `script` makes from the numbers in `arguments`, the last of which is the number of shards."""

    name: str
    script: str
    arguments: tuple[int, ...]

    @property
    def root(self) -> Path:
        return WORK / "data" / self.name

    @property
    def shards(self) -> int:
        return self.arguments[-1]

    def make(self) -> int:
        """Writes it, unless it is there already, and gives its number of rows."""
        return number_from(self.script, self.root, *self.arguments)


def hospital(name: str, subjects: int, shards: int) -> Dataset:
    return Dataset(name, "generate.py", (subjects, shards))


def uniform(name: str, subjects: int, events: int, shards: int) -> Dataset:
    """Subjects with the same number of events each."""
    return Dataset(name, "generate_uniform.py", (subjects, events, shards))


SIZES = {
    "S": hospital("S", 400, 2),
    "M": hospital("M", 30_000, 10),
    "L": hospital("L", 120_000, 40),
    "X": hospital("X", 161_420, 1),
}
ONE_SUBJECT = uniform("one-subject", 1, 10_000_000, 1)
TEN_MILLION_EVENTS = uniform("ten-million-events", 20_000, 500, 1)
SHORT_RECORDS = uniform("short-records", 10_000_000, 3, 10)
THIRTY_MILLION_EVENTS = uniform("thirty-million-events", 60_000, 500, 10)
