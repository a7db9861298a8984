"""Measures Headwater and its peers on the same tasks and data, checks that their cohorts agree, and writes RESULTS.md."""

import argparse
import subprocess
from collections.abc import Iterator

from cases import PARTS, SYSTEMS, Case, cases
from datasets import SIZES
from kernels_report import Kernels
from measure import HERE, WORK, Measurements, compare
from report import report

KERNELS = WORK / "kernels.json"


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/run", description=__doc__)
    parts = [*PARTS, "kernels"]
    parser.add_argument("parts", nargs="*", metavar="PART", default=["S"], help=f"of {', '.join(parts)}, or all; S if none is given")
    parser.add_argument("--tasks", nargs="+", default=[], help="tasks for the sizes, such as t1 t2; all if not given, t1 for X")
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS, default=SYSTEMS, help="systems for the sizes; headwater is always measured")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--resume", action="store_true", help="keep what was measured before, measure what is missing")
    arguments = parser.parse_args()
    if "all" in arguments.parts:
        arguments.parts = [part for part in parts if part != "S"]
    if unknown := set(arguments.parts) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    arguments.systems = [system for system in SYSTEMS if system == "headwater" or system in arguments.systems]
    return arguments


def chosen_cases(arguments: argparse.Namespace) -> Iterator[Case]:
    for part in arguments.parts:
        if part != "kernels":
            yield from cases(part, arguments.tasks, arguments.systems)


def main() -> None:
    arguments = parse()
    WORK.mkdir(exist_ok=True)
    measurements = Measurements(WORK / "measurements.json", arguments.resume)
    if not arguments.resume:
        KERNELS.unlink(missing_ok=True)
    if "kernels" in arguments.parts and not KERNELS.exists():
        subprocess.run([HERE / "kernels" / "run", "-rf", "json", "-rff", KERNELS], check=True)
    for case in chosen_cases(arguments):
        if measurements.has(case.part, case.name):
            continue
        print(f"{case.part}: {case.name}", flush=True)
        if case.dataset:
            case.dataset.make()
        measurements.add(case.part, case.name, compare(case.contestants, arguments.repetitions, case.same_cohort))
        write_results(measurements)
    write_results(measurements)


def write_results(measurements: Measurements) -> None:
    rows = {size: SIZES[size].make() for size in measurements.parts if size in SIZES}
    (HERE / "RESULTS.md").write_text(report(measurements.parts, Kernels.read(KERNELS), rows))


if __name__ == "__main__":
    main()
