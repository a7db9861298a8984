"""The program's Arrow streams, in pipes and in files."""

import os
import subprocess
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from headwater import program


@pytest.fixture
def line(task: Path, data: Path, predicates: Path) -> list[str]:
    arguments = [str(task), "--data", str(data), "--predicates", str(predicates), "--quiet"]
    return program.command("extract", *arguments)


def test_a_pipe_gets_the_stream_and_nothing_else(line: list[str]) -> None:
    run = subprocess.run([*line, "--arrow", "-"], capture_output=True, env=program.environment())

    assert (run.returncode, run.stderr) == (0, b"")
    source = pa.BufferReader(run.stdout)
    labels = pa.ipc.open_stream(source).read_all()
    assert labels.num_rows > 0
    assert source.read() == b""


def test_when_its_reader_is_gone_it_ends_quietly(line: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing) as pipe:
        run = subprocess.run(
            [*line, "--arrow", "-"], stdout=pipe, stderr=subprocess.PIPE, env=program.environment()
        )

    assert (run.returncode, run.stderr) == (141, b"")


def test_a_full_device_is_an_error(line: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("only Linux has a device that is always full")
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [*line, "--arrow", "-"], stdout=full, stderr=subprocess.PIPE, env=program.environment()
        )

    assert run.returncode == 3
    assert run.stderr.startswith(b"error[D015]: cannot write to standard output")


def test_all_formats_hold_the_same_rows(line: list[str], tmp_path: Path) -> None:
    arrow, stream, parquet = (tmp_path / name for name in ("arrow", "stream", "parquet"))
    for folder, option, ending in [
        (arrow, "--arrow", ".arrow"),
        (stream, "--arrow", ".arrows"),
        (parquet, "--out", ".parquet"),
    ]:
        labels, windows = (str(folder / f"{table}{ending}") for table in ("labels", "windows"))
        outputs = [option, labels, "--windows", windows]
        subprocess.run([*line, *outputs], check=True, env=program.environment())

    for table in ("labels", "windows"):
        mapped = pa.ipc.open_file(pa.memory_map(str(arrow / f"{table}.arrow"))).read_all()
        streamed = pa.ipc.open_stream(pa.memory_map(str(stream / f"{table}.arrows"))).read_all()
        assert streamed.equals(mapped, check_metadata=True)
        assert mapped.to_pylist() == pl.read_parquet(parquet / f"{table}.parquet").to_dicts()


def test_polars_reads_the_files(line: list[str], tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.arrow" for name in ("labels", "windows")}
    outputs = ["--arrow", str(files["labels"]), "--windows", str(files["windows"])]
    subprocess.run([*line, *outputs], check=True, env=program.environment())

    for file in files.values():
        table = pa.ipc.open_file(pa.memory_map(str(file))).read_all()
        assert pl.read_ipc(file).equals(pl.DataFrame(table))
