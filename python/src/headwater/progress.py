"""How far a run has come."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

_WIDTH = 30


@dataclass(frozen=True)
class Progress:
    """Of `shards`, how many are done, and what they held: rows of data, rows of the cohort."""

    shards: int
    shards_done: int = 0
    rows: int = 0
    cohort_rows: int = 0

    def plus(self, shard: dict[str, Any]) -> "Progress":
        return replace(
            self,
            shards_done=self.shards_done + 1,
            rows=self.rows + shard["rows"],
            cohort_rows=self.cohort_rows + shard["cohort_rows"],
        )

    def __str__(self) -> str:
        return (
            f"{self.shards_done:,} of {self.shards:,} shards, {self.rows:,} rows,"
            f" cohort {self.cohort_rows:,} rows"
        )


Watcher = Callable[[Progress], None]


def watcher(wanted: bool | Watcher | None) -> Watcher | None:
    """Who is told: nobody, a function, a bar in a notebook or a terminal. None: a bar where a person sees it."""
    if callable(wanted):
        return wanted
    if wanted is False:
        return None
    in_notebook = _in_notebook()
    if wanted is None and not in_notebook and not sys.stderr.isatty():
        return None
    return _notebook_bar() if in_notebook else _terminal_bar


def _in_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython and ipython.get_ipython()
    return shell is not None and hasattr(shell, "kernel")


def _terminal_bar(progress: Progress) -> None:
    filled = _WIDTH * progress.shards_done // max(1, progress.shards)
    end = "\n" if progress.shards_done == progress.shards else ""
    bar = "#" * filled + "." * (_WIDTH - filled)
    print(f"\r[{bar}] {progress}", end=end, file=sys.stderr, flush=True)


def _notebook_bar() -> Watcher:
    from IPython.display import HTML, display

    handle = display(HTML(""), display_id=True)

    def show(progress: Progress) -> None:
        bar = f'<progress max="{progress.shards}" value="{progress.shards_done}"></progress>'
        is_done = progress.shards_done == progress.shards
        handle.update(HTML("" if is_done else f"{bar} {progress}"))

    return show
