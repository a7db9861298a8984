"""Installs `aces-cli` and `expand_shards`, answered by Headwater: `python -m headwater.aces_cli [FOLDER]`.

They go beside the `python` that runs this, or into FOLDER. Programs of es-aces that are there are only replaced with
`--replace`.
"""

import argparse
import stat
import sys
import sysconfig
from pathlib import Path

PROGRAMS = ("aces-cli", "expand_shards")
MARK = "# Headwater's, in place of that of es-aces."


def script(name: str) -> str:
    """A program that becomes Headwater's of that name, on the JDK and with the cache of the package."""
    return f"""\
#!{sys.executable}
{MARK}
from headwater import program

program.main({name!r})
"""


def install(folder: Path, *, replace: bool = False) -> list[Path]:
    """Writes the programs; raises `FileExistsError`, before any is written, if others are there."""
    files = [folder / name for name in PROGRAMS]
    for file in files:
        if file.exists() and not replace and MARK not in file.read_text(errors="replace"):
            raise FileExistsError(f"{file} is there already; --replace puts Headwater's in its place")
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        file.unlink(missing_ok=True)
        file.write_text(script(file.name))
        file.chmod(file.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return files


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m headwater.aces_cli",
        description="Installs aces-cli and expand_shards, answered by Headwater.",
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path(sysconfig.get_path("scripts")))
    parser.add_argument("--replace", action="store_true", help="replace the programs of es-aces")
    arguments = parser.parse_args()
    try:
        files = install(arguments.folder, replace=arguments.replace)
    except OSError as error:
        sys.exit(str(error))
    for file in files:
        print(file)


if __name__ == "__main__":
    main()
