"""RESULTS.md: the targets first, then all figures."""

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from cases import PARTS, SYSTEMS
from datasets import SIZES
from kernels_report import Kernels
from measure import Comparison, Run
from targets import Parts, targets


def report(parts: Parts, kernels: Kernels, data_rows: dict[str, int]) -> str:
    lines = [*head(parts), *targets_table(parts, kernels)]
    for part in PARTS:
        cases = parts.get(part, {})
        if not cases:
            continue
        if part in SIZES:
            lines += ["", f"## {part}: {data_rows[part]:,} rows, {SIZES[part].shards} shards", "", *size_tables(cases)]
        elif part == "start-up":
            lines += ["", "## Start-up", "", *markdown(["whole process", "time, peak memory"], start_up_lines(cases))]
        else:
            lines += ["", f"## {part.capitalize()}", "", *pairs_table(cases)]
    if kernels.kernels:
        lines += ["", "## Kernels", "", *kernels_table(kernels)]
    return "\n".join(lines) + "\n"


def head(parts: Parts) -> list[str]:
    versions = ", ".join(f"{name} {version(name)}" for name in ("es-aces", "duckdb", "polars"))
    lines = [
        "# Results",
        "",
        f"Made by `benchmarks/run {' '.join(sys.argv[1:])}`: {machine()}; {versions}; Python {platform.python_version()}.",
    ]
    comparisons = [comparison for cases in parts.values() for comparison in cases.values()]
    if not comparisons:
        return lines
    made = sorted({(c.day, c.commit, c.repetitions) for c in comparisons})
    loads = [comparison.load for comparison in comparisons]
    return [
        *lines,
        "",
        "Whole processes, taking turns; medians of "
        + "; ".join(f"{runs} runs after one warm-up, commit {commit}, {day}" for day, commit, runs in made)
        + ". All systems gave the same cohort rows.",
        f"The load average after a comparison was {min(loads):.1f} to {max(loads):.1f}; "
        "the more it exceeds what one process makes, the more wall times are inflated.",
    ]


def targets_table(parts: Parts, kernels: Kernels) -> list[str]:
    lines = [[t.work, t.wanted, t.found, "yes" if t.met else "**no**"] for t in targets(parts, kernels)]
    return ["", "## Targets", "", *markdown(["work", "target", "measured", "met"], lines)] if lines else []


def size_tables(cases: dict[str, Comparison]) -> list[str]:
    """How many times as much the peers need, then the figures themselves."""
    ratios, figures = [], []
    for task, comparison in sorted(cases.items()):
        runs, own = comparison.runs, comparison.runs["headwater"]
        times = [f"**{runs[p].wall / own.wall:.1f}**" if p in runs else "" for p in SYSTEMS[1:]]
        memory = [f"{runs[p].memory / own.memory:.1f}" if p in runs else "" for p in SYSTEMS[1:]]
        ratios.append([task, *times, *memory])
        figures.append([task, *(figure(runs[s]) if s in runs else "" for s in SYSTEMS), f"{comparison.rows['headwater']:,}"])
    ratio_head = ["times as much as Headwater", *(f"{p} time" for p in SYSTEMS[1:]), *(f"{p} memory" for p in SYSTEMS[1:])]
    return [*markdown(ratio_head, ratios), "", *markdown(["wall (processor) time, peak memory", *SYSTEMS, "cohort rows"], figures)]


def pairs_table(cases: dict[str, Comparison]) -> list[str]:
    lines = []
    for case, comparison in cases.items():
        plain, other = comparison.runs["plain"], comparison.runs["other"]
        ratios = [f"**{other.wall / plain.wall:.2f}**", f"{other.memory / plain.memory:.2f}"]
        rows = [f"{comparison.rows[name]:,}" for name in ("plain", "other")]
        lines.append([case, figure(plain), figure(other), *ratios, *rows])
    return markdown(["the first, the other", "first", "other", "times as long", "as much memory", "rows of the first", "of the other"], lines)


def start_up_lines(cases: dict[str, Comparison]) -> list[list[str]]:
    return [[case, figure(comparison.runs["headwater"])] for case, comparison in cases.items()]


def kernels_table(kernels: Kernels) -> list[str]:
    lines = [[k.name, f"{k.score / 1e6:,.1f}", f"{k.error / 1e6:,.1f}"] for k in kernels.kernels]
    return markdown(["warm JVM, one thread", "million a second", "+/-"], lines)


def figure(run: Run) -> str:
    return f"{run.wall:.2f} s ({run.processor:.2f}), {run.memory:.0f} MB"


def markdown(head: list[str], lines: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(cells)} |" for cells in [head, ["---"] + ["---:"] * (len(head) - 1), *lines]]


def machine() -> str:
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} x {model or platform.machine()}, {memory:.0f} GB, {platform.system()}"
