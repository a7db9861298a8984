"""Puts the program into the wheel: the launcher, the jars, and the sample that trains the start-up cache."""

import subprocess
import zipfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PROGRAM = "headwater/_program"
ACES_PROGRAMS = ("aces-cli", "expand_shards")
SAMPLE = (
    "sample-data/meds",
    "task-configs/datasets/sample.yaml",
    "task-configs/tasks/mortality/in_hospital_24h.yaml",
)


class ProgramBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """An editable install has no need of it: it runs the launcher of the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        checkout = Path(self.root).parent
        launcher = checkout / "headwater"
        if not (checkout / "pom.xml").exists():
            raise RuntimeError(
                "the package is built in a checkout of Headwater: pip install CHECKOUT/python"
            )
        # The launcher builds the jars if they are missing or older than the sources.
        subprocess.run(["bash", launcher, "--version"], check=True)
        target = checkout / "engine" / "target"
        # The launcher is what it is called as.
        for name in ACES_PROGRAMS:
            build_data["force_include"][str(checkout / "bin" / name)] = f"{PROGRAM}/{name}"
        files = [launcher, *jars(target), *(checkout / path for path in SAMPLE)]
        for file in files:
            build_data["force_include"][str(file)] = f"{PROGRAM}/{file.relative_to(checkout)}"


def jars(target: Path) -> list[Path]:
    """The program's jar and those that its manifest names; others in `lib` may be left from older builds."""
    jar = target / "headwater.jar"
    with zipfile.ZipFile(jar) as archive:
        manifest = archive.read("META-INF/MANIFEST.MF").decode()
    # Long lines of a manifest go on in the next one, after a blank.
    for line in manifest.replace("\r\n", "\n").replace("\n ", "").splitlines():
        key, _, value = line.partition(": ")
        if key == "Class-Path":
            return [jar, *(target / path for path in value.split())]
    raise RuntimeError(f"{jar} does not say which jars it needs")
