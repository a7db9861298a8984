"""Times whole processes that take turns, and remembers what was measured."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
WORK = HERE / ".work"


@dataclass(frozen=True)
class Run:
    """What one process took: wall and processor seconds, peak resident memory in MB."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True)
class Contestant:
    """A process to be timed; `out` is the folder of the labels that it writes, if any."""

    command: list[str | Path]
    out: Path | None


@dataclass(frozen=True)
class Comparison:
    """The median run of each contestant, by name, and the cohort rows it wrote; how many runs, of what, when, on how busy a machine."""

    runs: dict[str, Run]
    rows: dict[str, int]
    repetitions: int
    commit: str
    day: str
    load: float


class Measurements:
    """Comparisons by part and case, kept in a file, so that a run that was interrupted can go on."""

    def __init__(self, file: Path, resume: bool) -> None:
        self.file = file
        self.parts: dict[str, dict[str, Comparison]] = {}
        if resume and file.exists():
            for part, cases in json.loads(file.read_text()).items():
                self.parts[part] = {case: restored(saved) for case, saved in cases.items()}

    def has(self, part: str, case: str) -> bool:
        return case in self.parts.get(part, {})

    def add(self, part: str, case: str, comparison: Comparison) -> None:
        self.parts.setdefault(part, {})[case] = comparison
        saved = {part: {case: asdict(comparison) for case, comparison in cases.items()} for part, cases in self.parts.items()}
        unfinished = self.file.with_suffix(".tmp")
        unfinished.write_text(json.dumps(saved, indent=1))
        unfinished.replace(self.file)


def restored(saved: dict) -> Comparison:
    runs = {contestant: Run(**run) for contestant, run in saved["runs"].items()}
    return Comparison(**{**saved, "runs": runs})


def compare(contestants: dict[str, Contestant], repetitions: int, same_cohort: bool) -> Comparison:
    """The median runs after one warm-up. The contestants take turns; with `same_cohort`, all must have written the same rows."""
    outs = {name: contestant.out for name, contestant in contestants.items() if contestant.out}
    for out in outs.values():
        shutil.rmtree(out, ignore_errors=True)
        out.parent.mkdir(parents=True, exist_ok=True)
    runs: dict[str, list[Run]] = {name: [] for name in contestants}
    for _ in range(repetitions + 1):
        for name, contestant in contestants.items():
            runs[name].append(execute(contestant.command))
    load = os.getloadavg()[0]
    medians = {name: median(measured[1:]) for name, measured in runs.items()}
    return Comparison(medians, cohort_rows(outs, same_cohort), repetitions, commit(), str(date.today()), load)


def execute(command: list[str | Path]) -> Run:
    """Runs one whole process."""
    log = WORK / "process.log"
    with log.open("wb") as messages:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=messages, stderr=messages)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\nfailed with {process.returncode}:\n{log.read_text(errors='replace')}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def commit() -> str:
    """The commit that is measured, `-dirty` if files differ from it, whatever RESULTS.md says."""
    git = ["git", "-C", str(HERE.parent)]
    described = subprocess.run([*git, "rev-parse", "--short", "HEAD"], stdout=subprocess.PIPE, text=True).stdout.strip()
    changed = subprocess.run([*git, "diff", "--quiet", "HEAD", "--", ".", ":!benchmarks/RESULTS.md"]).returncode != 0
    return f"{described or 'unknown'}{'-dirty' if changed else ''}"


def median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(getattr(run, what) for run in runs) for what in ("wall", "processor", "memory")))


def cohort_rows(outs: dict[str, Path], same_cohort: bool) -> dict[str, int]:
    """The number of rows in each of the folders; fails if they should be the same and are not."""
    if same_cohort and outs:
        return dict.fromkeys(outs, number_from("cohorts.py", *outs.values()))
    return {name: number_from("cohorts.py", out) for name, out in outs.items()}


def number_from(script: str, *arguments: object) -> int:
    """Runs a script of this folder that prints a number. Whatever needs memory is done so: a child's peak starts at its parent's size."""
    made = subprocess.run([sys.executable, HERE / script, *map(str, arguments)], stdout=subprocess.PIPE, text=True)
    if made.returncode != 0:
        raise SystemExit(made.returncode)
    return int(made.stdout)
