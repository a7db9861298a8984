"""Compares Headwater, in the mode aces-0.7.3, with the real es-aces on random tasks over random data.

    pip install -r requirements.txt
    python compare.py --cases 2000 --seed 1

Exits with 1 if there are differences. README.md describes the case folders.
"""

import argparse
import json
import multiprocessing
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
DEFAULT_FOLDER = HERE.parent / "target" / "es-aces"
DEFAULT_COMMAND = shlex.quote(str(HERE.parent / "run-cases"))


def make_case(seed, number, root, is_esgpt):
    """Makes one case and asks es-aces. Runs in a worker process, as it needs polars with its threads limited."""
    import random_cases
    import reference

    folder = root / f"{number:06}"
    random_cases.CaseMaker(f"{seed}/{number}", is_esgpt).write(folder)
    reference.write_expected(folder)


def make_cases(arguments):
    shutil.rmtree(arguments.out, ignore_errors=True)
    arguments.out.mkdir(parents=True)
    cases = [(arguments.seed, number, arguments.out, arguments.esgpt) for number in range(arguments.cases)]
    # Polars must not be forked. A hang leaves memory behind, so that a worker is replaced now and then.
    with multiprocessing.get_context("spawn").Pool(arguments.processes, maxtasksperchild=20) as workers:
        workers.starmap(make_case, cases, chunksize=25)


def run_headwater(command, root):
    subprocess.run([*shlex.split(command), str(root.resolve())], check=True)


def read(path):
    return json.loads(path.read_text()) if path.exists() else None


def multiset(table):
    """The rows, whatever their order. Within a row the order counts: that of the columns and of the fields of a struct."""
    return Counter(json.dumps([row[column] for column in table["columns"]]) for row in table["rows"])


def difference(case, expected, actual):
    """What differs, in words, or None."""
    if actual is None:
        return "no actual.json"
    if "crash" in actual:
        return f"Headwater crashes: {actual['crash']}"
    if "error" in expected:
        return None if "error" in actual else f"es-aces fails ({expected['error']}: {expected['message']}), Headwater does not"
    if "error" in actual:
        return None if case["may_fail"] else f"only Headwater fails: {actual['error']}"
    if not expected["rows"] and not actual["rows"]:
        return None  # es-aces has no columns then
    if expected["columns"] != actual["columns"]:
        return f"columns {expected['columns']}, Headwater has {actual['columns']}"
    missing, extra = multiset(expected) - multiset(actual), multiset(actual) - multiset(expected)
    if not missing and not extra:
        return None
    lines = [f"{missing.total()} rows missing, {extra.total()} too many"]
    lines += [f"    {sign} {row}" for sign, rows in (("-", missing), ("+", extra)) for row in list(rows)[:1]]
    return "\n".join(lines)


def compare(folder, counts):
    """Compares the two answers for one case; returns the difference or None."""
    case, expected, actual = (read(folder / name) for name in ("case.json", "expected.json", "actual.json"))
    counts["cases"] += 1
    found = difference(case, expected, actual)
    if found and expected.get("one_row"):
        counts["not compared: the whole data is one event"] += 1
        return None
    if found:
        counts["differences"] += 1
    elif "error" in expected:
        counts["errors agreed"] += 1
    elif "error" in actual:
        counts["errors that es-aces did not get to"] += 1
    else:
        counts["results agreed"] += 1
        counts["rows agreed"] += len(expected["rows"])
        counts["cohorts with rows agreed"] += bool(expected["rows"])
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--esgpt", action="store_true", help="ESGPT datasets instead of MEDS and direct data")
    parser.add_argument("--out", type=Path, default=DEFAULT_FOLDER, help="where the case folders go; emptied first")
    parser.add_argument("--processes", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--reuse", action="store_true", help="take the case folders in --out as they are")
    parser.add_argument("--headwater", default=DEFAULT_COMMAND, help="command that answers the cases of a folder, given last")
    parser.add_argument("--show", type=int, default=20, help="how many differences to print")
    arguments = parser.parse_args()

    if not arguments.reuse:
        make_cases(arguments)
    run_headwater(arguments.headwater, arguments.out)
    counts = Counter()
    found = {folder: compare(folder, counts) for folder in sorted(arguments.out.iterdir()) if folder.is_dir()}
    differences = {folder: text for folder, text in found.items() if text}
    for folder, text in list(differences.items())[: arguments.show]:
        print(f"{folder}: {text}")
    for name, count in counts.items():
        print(f"{count:>8,} {name}")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
