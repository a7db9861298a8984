"""Times Headwater and its peers on the same tasks and data, checks that their cohorts agree, and writes RESULTS.md."""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True)
class Size:
    """How large a dataset is."""

    subjects: int
    shards: int


HERE = Path(__file__).parent
WORK = HERE / ".work"
SIZES = {
    "S": Size(subjects=400, shards=2),
    "M": Size(subjects=30_000, shards=10),
    "L": Size(subjects=120_000, shards=40),
    "X": Size(subjects=160_000, shards=1),
}
SYSTEMS = ["headwater", "es-aces", "DuckDB", "polars"]


@dataclass(frozen=True)
class Run:
    """What one process took: wall and processor seconds, peak resident memory in MB."""

    wall: float
    processor: float
    memory: float


def command(system: str, task: Path, root: Path, out: Path) -> list[str] | None:
    """The command that extracts `task`; None where nobody wrote the query by hand."""
    python, peers = sys.executable, HERE / "peers"
    sql = HERE / "sql" / f"{task.stem}.sql"
    match system:
        case "headwater":
            options = ["--data", root, "--out", out, "--overwrite", "--semantics", "aces-0.7.3", "--labels-schema", "compat"]
            return [HERE.parent / "headwater", "extract", task, *options]
        case "es-aces":
            return [python, peers / "aces_sweep.py", task, root, out]
        case "DuckDB" if sql.exists():
            return [python, peers / "duckdb_query.py", sql, root, out]
        case "polars" if sql.exists():
            return [python, peers / "polars_query.py", task.stem, root, out]
        case _:
            return None


def execute(arguments: list[str], log: Path) -> Run:
    """Runs one whole process."""
    with log.open("wb") as messages:
        begin = time.perf_counter()
        process = subprocess.Popen(arguments, stdout=messages, stderr=messages)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, arguments))}\nfailed with {process.returncode}:\n{log.read_text()}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def number_from(script: str, *arguments: object) -> int:
    """Runs a script of this folder that prints a number. Whatever needs memory is done so: a child's peak starts at its parent's size."""
    made = subprocess.run([sys.executable, HERE / script, *map(str, arguments)], stdout=subprocess.PIPE, text=True)
    if made.returncode != 0:
        raise SystemExit(made.returncode)
    return int(made.stdout)


def compare(size: str, task: Path, systems: list[str], repetitions: int) -> tuple[dict[str, Run], int]:
    """The median run of every system after one warm-up, and the number of cohort rows. The systems take turns."""
    root = WORK / "data" / size
    outs = {system: WORK / "out" / size / task.stem / system for system in systems}
    commands = {system: command(system, task, root, out) for system, out in outs.items()}
    runs: dict[str, list[Run]] = {system: [] for system in systems if commands[system]}
    for out in outs.values():
        shutil.rmtree(out, ignore_errors=True)
        out.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(repetitions + 1):
        for system, measured in runs.items():
            measured.append(execute(commands[system], outs[system].with_suffix(".log")))
    rows = number_from("cohorts.py", *(outs[system] for system in runs))
    return {system: median(measured[1:]) for system, measured in runs.items()}, rows


def median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(getattr(run, what) for run in runs) for what in ("wall", "processor", "memory")))


def markdown(head: list[str], lines: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in [head, ["---"] + ["---:"] * (len(head) - 1), *lines]]


def tables(results: dict[Path, tuple[dict[str, Run], int]]) -> list[str]:
    """Two Markdown tables: how many times as much the peers need, then the figures themselves."""
    ratios, figures = [], []
    for task, (runs, rows) in results.items():
        own = runs["headwater"]
        times = [f"**{runs[p].wall / own.wall:.1f}**" if p in runs else "" for p in SYSTEMS[1:]]
        memory = [f"{runs[p].memory / own.memory:.1f}" if p in runs else "" for p in SYSTEMS[1:]]
        ratios.append([task.stem, *times, *memory])
        cells = [f"{run.wall:.2f} s ({run.processor:.2f}), {run.memory:.0f} MB" if (run := runs.get(s)) else "" for s in SYSTEMS]
        figures.append([task.stem, *cells, f"{rows:,}"])
    ratio_head = ["times as much as Headwater", *(f"{p} time" for p in SYSTEMS[1:]), *(f"{p} memory" for p in SYSTEMS[1:])]
    return [*markdown(ratio_head, ratios), "", *markdown(["wall (processor) time, peak memory", *SYSTEMS, "cohort rows"], figures)]


def machine() -> str:
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} x {model or platform.machine()}, {memory:.0f} GB, {platform.system()}"


def report(sections: dict[str, list[str]], arguments: argparse.Namespace) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("es-aces", "duckdb", "polars"))
    lines = [
        "# Results",
        "",
        f"Made by `benchmarks/run {' '.join(sys.argv[1:])}` on {date.today()}: {machine()}; {versions}; Python {platform.python_version()}.",
        "",
        f"Whole processes, taking turns; medians of {arguments.repetitions} runs after one warm-up. All systems gave the same cohort rows.",
        f"The load average was {os.getloadavg()[2]:.0f} in the last quarter of an hour; the more it exceeds what one process makes, the more wall times are inflated.",
    ]
    for size, section in sections.items():
        lines += ["", f"## {size}", "", *section]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks/run", description=__doc__)
    parser.add_argument("sizes", nargs="*", metavar="SIZE", default=["S"], help=f"of {', '.join(SIZES)}; S if none is given")
    parser.add_argument("--tasks", nargs="+", default=[], help="names of tasks, such as t1 t2; all if not given")
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS, default=SYSTEMS)
    parser.add_argument("--repetitions", type=int, default=5)
    arguments = parser.parse_args()
    if unknown := set(arguments.sizes) - set(SIZES):
        parser.error(f"no such size: {', '.join(unknown)}")
    tasks = [t for t in sorted((HERE / "tasks").glob("*.yaml")) if not arguments.tasks or t.stem.split("_")[0] in arguments.tasks]
    sections: dict[str, list[str]] = {}
    for size in arguments.sizes:
        rows = number_from("generate.py", WORK / "data" / size, SIZES[size].subjects, SIZES[size].shards)
        results = {}
        for task in tasks:
            results[task] = compare(size, task, arguments.systems, arguments.repetitions)
            sections[f"{size}: {rows:,} rows, {SIZES[size].shards} shards"] = tables(results)
            (HERE / "RESULTS.md").write_text(report(sections, arguments))
    print(report(sections, arguments))


if __name__ == "__main__":
    main()
