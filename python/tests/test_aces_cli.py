"""The programs of ACES are installed when asked for, and run."""

import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from headwater import aces_cli


def test_they_are_installed_where_asked_for(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "headwater.aces_cli", str(tmp_path / "bin")]
    printed = subprocess.run(line, capture_output=True, text=True, check=True).stdout

    assert printed.splitlines() == [str(tmp_path / "bin" / name) for name in ("aces-cli", "expand_shards")]


def test_they_do_what_aces_does(tmp_path: Path, data: Path, task: Path, predicates: Path) -> None:
    aces, expand = aces_cli.install(tmp_path / "bin")
    shards = subprocess.run([expand, data / "data" / "train"], capture_output=True, text=True, check=True).stdout
    line = [
        *(str(aces), "-m", f"cohort_dir={tmp_path}", "cohort_name=task", f"config_path={task}"),
        *(f"predicates_path={predicates}", "data=sharded", "data.standard=meds"),
        *(f"data.root={data / 'data' / 'train'}", f"data.shard={shards.strip()}"),
    ]
    subprocess.run(line, check=True)

    assert shards == "0,1,2\n"
    assert [pq.read_table(tmp_path / "task" / f"{i}.parquet").num_rows for i in range(3)] == [68, 66, 76]


def test_those_of_es_aces_stay(tmp_path: Path) -> None:
    other = tmp_path / "expand_shards"
    other.write_text("#!/bin/sh\n")

    with pytest.raises(FileExistsError, match="--replace"):
        aces_cli.install(tmp_path)
    assert other.read_text() == "#!/bin/sh\n"
    assert not (tmp_path / "aces-cli").exists()

    aces_cli.install(tmp_path, replace=True)
    aces_cli.install(tmp_path)
    assert "headwater" in other.read_text()
