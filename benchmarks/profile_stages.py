"""Prints where the processor time of an extraction goes, from the JVM's own samples of all its Java threads."""

import argparse
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

from cases import HEADWATER, headwater
from datasets import SIZES
from measure import HERE, WORK

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<configuration version="2.0">
  <event name="jdk.CPUTimeSample">
    <setting name="enabled">true</setting>
    <setting name="throttle">1ms</setting>
  </event>
</configuration>
"""

# The stage of a sample is that of the innermost method that has one.
STAGES = [
    ("decompression", r"zstd\.ZstdDecompress|scan\.codec\."),
    ("decoding", r"scan\.encoding\.|scan\.(General|FixedWidth|Text|Boolean)\w*Values"),
    ("reading files", r"scan\.(FileBytes|ColumnChunkBytes)\."),
    ("page headers and row groups", r"scan\."),
    ("matching codes and values", r"predicates\."),
    ("collecting events", r"engine\.event\."),
    ("windows and labels", r"engine\.(window|label)\."),
    ("writing", r"engine\.output\."),
    ("start: command line, task, plan", r"picocli\.|engine\.(cli|analysis|plan|Preloader|TaskCompiler)|grammar\."),
]


def stage(frames: list[str]) -> str:
    for frame in frames:
        for name, pattern in STAGES:
            if re.search(pattern, frame):
                return name
    return "the JVM"


def samples(recording: Path, tool: Path) -> list[list[str]]:
    """The methods of each sample, innermost first."""
    command = [tool, "print", "--json", "--events", "jdk.CPUTimeSample", "--stack-depth", "64", recording]
    printed = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    stacks = [event["values"].get("stackTrace") for event in printed["recording"]["events"]]
    return [[name(frame["method"]) for frame in stack["frames"]] for stack in stacks if stack]


def name(method: dict) -> str:
    return f"{method['type']['name'].replace('/', '.')}.{method['name']}"


def record(task: Path, root: Path) -> Path:
    """Runs the extraction and gives the recording of it."""
    settings, recording, out = WORK / "profile.jfc", WORK / "profile.jfr", WORK / "out" / "profile"
    settings.write_text(SETTINGS)
    shutil.rmtree(out, ignore_errors=True)
    recorder = f"-XX:StartFlightRecording:filename={recording},settings={settings}"
    launched(f"{recorder} -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints", headwater(task, root, out))
    return recording


def jfr() -> Path:
    """The tool that reads recordings, of the JDK that the launcher finds."""
    printed = launched("-XshowSettings:properties", [HEADWATER, "--version"])
    return Path(re.search(r"java\.home = (.*)", printed)[1]) / "bin" / "jfr"


def launched(java_options: str, command: list[str | Path]) -> str:
    environment = {**os.environ, "HEADWATER_JAVA_OPTIONS": java_options}
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True).stdout


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks/profile", description="Prints where the processor time of an extraction goes, over several runs.")
    parser.add_argument("task", nargs="?", default="t3", help="such as t1; t3 if none is given")
    parser.add_argument("size", nargs="?", default="L", choices=SIZES, help="L if none is given")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    task = next((HERE / "tasks").glob(f"{chosen.task}_*.yaml"))
    SIZES[chosen.size].make()
    tool = jfr()
    stacks = [stack for _ in range(chosen.runs) for stack in samples(record(task, SIZES[chosen.size].root), tool)]
    print(f"{task.stem} on {chosen.size}: {len(stacks)} samples of {chosen.runs} runs")
    print_shares("stage", Counter(map(stage, stacks)), len(stacks), len(STAGES) + 1)
    print_shares("method", Counter(stack[0] for stack in stacks), len(stacks), 12)


def print_shares(what: str, counts: Counter[str], total: int, most: int) -> None:
    print(f"\n| {what} | share |\n| --- | ---: |")
    for name, count in counts.most_common(most):
        print(f"| {name} | {count / total:.1%} |")


if __name__ == "__main__":
    main()
