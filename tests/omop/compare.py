"""Compares what Headwater extracts from OMOP tables with what SQL says: DuckDB over the same tables is the oracle.

    compare.py HEADWATER [PERSONS]        HEADWATER: the launcher

Every task of `tasks` is run over the tables as Parquet and as CSV and over their conversion to MEDS, which must hold just the
events of `events.sql`. The labels must be the same, and in the same order but for MEDS, whose shards are in the order of their names.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import meds
import pyarrow as pa
import pyarrow.parquet as pq
from make_cdm import main as make_cdm

HERE = Path(__file__).parent
COLUMNS = ["subject_id", "prediction_time", "boolean_value"]


def headwater(program: str, *arguments: object) -> None:
    subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True)


def oracle(cdm: Path) -> duckdb.DuckDBPyConnection:
    database = duckdb.connect()
    for table in sorted(cdm.iterdir()):
        files = table / "*.parquet" if table.is_dir() else table
        database.execute(f"create view {table.stem.lower()} as select * from read_parquet('{files}')")
    database.execute((HERE / "events.sql").read_text())
    return database


def labels(program: str, task: Path, data: Path, form: str, out: Path, memory: str) -> list[tuple]:
    headwater(program, "extract", task, "--format", form, "--data", data, "--out", out, "--no-manifest", "--memory", memory)
    return [tuple(row[column] for column in COLUMNS) for row in pq.read_table(out).to_pylist()]


def check_conversion(database: duckdb.DuckDBPyConnection, root: Path) -> int:
    shards = sorted((root / "data").glob("*.parquet"), key=lambda path: int(path.stem))
    tables = [pq.read_table(shard) for shard in shards]
    for table in tables:
        meds.DataSchema.validate(table.select(["subject_id", "time", "code", "numeric_value"]))
        keys = list(zip(table["subject_id"].to_pylist(), table["time"].cast(pa.int64()).to_pylist()))
        assert keys == sorted(keys, key=lambda key: (key[0], key[1] is not None, key[1] or 0)), "not sorted"
    meds.CodeMetadataSchema.validate(pq.read_table(root / "metadata" / "codes.parquet"))
    converted = pa.concat_tables(tables)
    assert len(shards) > 2, "the test wants several shards"
    database.register("converted", converted)
    columns = "code, time, numeric_value, unit"
    written = f"select subject_id, {columns} from converted where time is not null"
    expected = "select person_id, code, time, value, unit from events"
    differences = database.execute(f"({written} except all {expected}) union all ({expected} except all {written})").fetchall()
    assert not differences, differences[:5]
    written, expected = "select subject_id, code from converted where time is null", "select person_id, code from traits"
    differences = database.execute(f"({written} except all {expected}) union all ({expected} except all {written})").fetchall()
    assert not differences, differences[:5]
    return converted.num_rows


def main(program: str, persons: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_cdm(folder, persons)
        database = oracle(folder / "parquet")
        for form in ("parquet", "csv"):
            headwater(program, "convert-data", folder / form, "--format", "omop", "--out", folder / f"meds-{form}", "--rows-per-shard", 2000)
            rows = check_conversion(database, folder / f"meds-{form}")
            print(f"converted from {form}: {rows} rows, as SQL says")
        for task in sorted((HERE / "tasks").glob("*.yaml")):
            expected = database.execute(task.with_suffix(".sql").read_text()).fetchall()
            positives = sum(row[2] for row in expected)
            assert 0 < positives < len(expected), f"{task.stem}: the test wants both labels"
            sources = {"parquet": "omop", "csv": "omop", "meds-parquet": "meds"}
            for source, form in sources.items():
                for memory in ("128m", "1g"):
                    out = folder / f"{task.stem}-{source}-{memory}.parquet"
                    found = labels(program, task, folder / source, form, out, memory)
                    assert sorted(found) == sorted(expected) if form == "meds" else found == expected, f"{task.stem} over {source}: {len(found)} rows, expected {len(expected)}"
            print(f"{task.stem}: {len(expected)} rows, {positives} positive, the same from {', '.join(sources)}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
