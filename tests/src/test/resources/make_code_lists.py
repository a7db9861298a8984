"""Makes code-lists/: one list of codes with their parents, as metadata/codes.parquet, by many writers.

    pip install -r ../../../../benchmarks/requirements.txt && python make_code_lists.py
"""

import shutil
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

FOLDER = Path(__file__).parent / "code-lists"

# Two ways up from I21.9, a code without a row of its own, a circle, and rows that say nothing.
ROWS = [
    ("ICD10CM/I21.9", "Acute MI", ["ICD10CM/I21", "CCS/100"]),
    ("ICD10CM/I21", "MI", ["ICD10CM/I20-I25"]),
    ("ICD10CM/I20-I25", None, ["CCS/7", None]),
    ("CCS/100", None, ["CCS/7"]),
    (None, "of no code", ["CCS/7"]),
    ("LAB//NA", "Sodium", []),
    ("MEDS_DEATH", "Death", None),
    ("A", None, ["B"]),
    ("B", None, ["A"]),
]


def table(items=pa.string(), lists=pa.list_):
    codes, texts, parents = zip(*ROWS, strict=True)
    return pa.table(
        {
            "code": pa.array(codes, pa.string()),
            "description": pa.array(texts, pa.string()),
            "parent_codes": pa.array(parents, lists(items)),
        }
    )


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    pq.write_table(table(), FOLDER / "pyarrow.parquet")
    pq.write_table(table(), FOLDER / "pyarrow-groups.parquet", row_group_size=2, compression="gzip")
    pq.write_table(table(), FOLDER / "pyarrow-v2.parquet", data_page_version="2.0", compression="zstd")
    pq.write_table(
        table(pa.large_string(), pa.large_list),
        FOLDER / "pyarrow-delta.parquet",
        use_dictionary=False,
        column_encoding={"parent_codes.list.element": "DELTA_BYTE_ARRAY"},
    )
    pq.write_table(table(), FOLDER / "pyarrow-old-lists.parquet", use_compliant_nested_type=False, compression="none")
    pl.from_arrow(table()).write_parquet(FOLDER / "polars.parquet")
    rows = table()  # noqa: F841 (the query below names it)
    duckdb.sql(f"COPY (SELECT * FROM rows) TO '{FOLDER / 'duckdb.parquet'}' (FORMAT parquet)")


if __name__ == "__main__":
    main()
