"""The targets, each with what was measured."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from kernels_report import Kernels
from measure import Comparison

RARE_CODE = "DRG//APR//124"

Parts = dict[str, dict[str, Comparison]]


@dataclass(frozen=True)
class Target:
    """What was asked for, what was found, and whether that will do."""

    work: str
    wanted: str
    found: str
    met: bool


def targets(parts: Parts, kernels: Kernels) -> Iterator[Target]:
    """Those for which there are measurements."""
    if medium := parts.get("M"):
        yield from each_task("M", medium, most_memory=400, most_seconds=0.9)
        yield from speed_ups("M", medium, {"es-aces": (10, 7), "DuckDB": (1.3, None)})
    if large := parts.get("L"):
        yield from each_task("L", large, most_memory=600)
        yield from speed_ups("L", large, {"es-aces": (25, 18), "DuckDB": (3, None), "polars": (10, None)})
    for size in parts.keys() & {"M", "L"}:
        yield from less_memory(size, parts[size])
    if (x := parts.get("X")) and "t1_inhosp_mort" in x:
        run = x["t1_inhosp_mort"].runs["headwater"]
        yield at_most("X, in-hospital mortality", run.wall, 6, "s")
        yield at_most("X, in-hospital mortality", run.memory, 1000, "MB")
    if medium and large:
        yield from growth(medium, large)
    for (case, comparison), most in zip(parts.get("predicates", {}).items(), (1.10, 1.30), strict=False):
        plain, other = comparison.runs["plain"], comparison.runs["other"]
        yield at_most(f"time of the other as a multiple of the first: {case}", other.wall / plain.wall, most, "x")
    start_up = parts.get("start-up", {})
    for case, work, most in (("help", "`--help`", 0.20), ("sample data", "extraction of the sample data", 0.45)):
        if case in start_up:
            yield at_most(work, start_up[case].runs["headwater"].wall, most, "s")
    yield from scan(kernels)


def each_task(size: str, cases: dict[str, Comparison], most_memory: float, most_seconds: float | None = None) -> Iterator[Target]:
    own = {task: comparison.runs["headwater"] for task, comparison in cases.items()}
    slowest, largest = max(own, key=lambda task: own[task].wall), max(own, key=lambda task: own[task].memory)
    if most_seconds:
        yield at_most(f"{size}, slowest task ({slowest})", own[slowest].wall, most_seconds, "s")
    yield at_most(f"{size}, largest task ({largest})", own[largest].memory, most_memory, "MB")


def speed_ups(size: str, cases: dict[str, Comparison], wanted: dict[str, tuple[float, float | None]]) -> Iterator[Target]:
    for peer, (mean, least) in wanted.items():
        ratios = {task: c.runs[peer].wall / c.runs["headwater"].wall for task, c in cases.items() if peer in c.runs}
        if not ratios:
            continue
        lowest = min(ratios, key=lambda task: ratios[task])
        found = f"{statistics.geometric_mean(ratios.values()):.1f}x (least: {ratios[lowest]:.1f}x, {lowest})"
        is_met = statistics.geometric_mean(ratios.values()) >= mean and (least is None or ratios[lowest] >= least)
        wanted_text = f">= {mean:g}x" + (f", none under {least:g}x" if least else "")
        yield Target(f"{size}, faster than {peer}, geometric mean of {len(ratios)} tasks", wanted_text, found, is_met)


def less_memory(size: str, cases: dict[str, Comparison]) -> Iterator[Target]:
    ratios = {
        (task, peer): comparison.runs["headwater"].memory / comparison.runs[peer].memory
        for task, comparison in cases.items()
        for peer in ("DuckDB", "polars")
        if peer in comparison.runs
    }
    if ratios:
        task, peer = max(ratios, key=lambda pair: ratios[pair])
        yield at_most(f"{size}, largest share of the memory of DuckDB or polars ({peer}, {task})", ratios[task, peer], 1, "x")


def growth(medium: dict[str, Comparison], large: dict[str, Comparison]) -> Iterator[Target]:
    for what, unit, most in (("time", "wall", 4.2), ("memory", "memory", 1.3)):
        ratios = {
            task: getattr(large[task].runs["headwater"], unit) / getattr(medium[task].runs["headwater"], unit)
            for task in medium.keys() & large.keys()
        }
        if ratios:
            worst = max(ratios, key=lambda task: ratios[task])
            yield at_most(f"growth of {what} from M to L ({worst})", ratios[worst], most, "x")


def scan(kernels: Kernels) -> Iterator[Target]:
    decoded, late = kernels.score("ScanBenchmark.decoded"), kernels.score(f"ScanBenchmark.lateMaterialized (code {RARE_CODE})")
    if decoded and late:
        yield Target("scan alone, warm, four columns decoded, one core", ">= 50 M rows/s", f"{decoded / 1e6:.0f} M rows/s", decoded >= 50e6)
        yield Target("scan alone with late materialisation", "faster", f"{late / 1e6:.0f} M rows/s", late > decoded)


def at_most(work: str, found: float, most: float, unit: str) -> Target:
    digits = 0 if unit == "MB" else 2
    gap = "" if unit == "x" else " "
    return Target(work, f"<= {most:g}{gap}{unit}", f"{found:.{digits}f}{gap}{unit}", found <= most)
