"""Writes the Parquet files of this folder and of `../direct-tables` with pyarrow 26.0.1, polars 1.44.2 and duckdb 2.0.0: python make_files.py

A file is called <what it is>.<null pattern>.<rows>.parquet; `WrittenFilesTest` computes the same rows from these names.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
NULLS = {
    "none": lambda i: False,
    "some": lambda i: i % 5 == 2,
    "runs": lambda i: i // 100 % 2 == 1,
    "all": lambda i: True,
}
SMALL_PAGES = dict(data_page_size=2048, write_batch_size=64)


def millis(i):
    return i // 3 * 61_003 - 1_000_000


def code(i):
    return f"Größe//{i % 401}" if i % 3 == 0 else f"CODE//{i * i % 37}"


def number(i):
    return i * 37 % 1001 / 8 - 20


def table(nulls, rows, time=pa.timestamp("us"), code_type=pa.string(), number_type=pa.float32(), subject=pa.int64(), required=False):
    null = NULLS[nulls]

    def column(value, of):
        return pa.array([None if null(i) else value(i) for i in range(rows)], of)

    if time == pa.date32():
        times = column(lambda i: date(1970, 1, 1) + timedelta(days=i % 1000 - 500), time)
    else:
        unit = {"ms": 1, "us": 1_000, "ns": 1_000_000}[time.unit]
        # Nanoseconds below a microsecond are to be cut off.
        times = column(lambda i: millis(i) * unit + (i % 1000 if time.unit == "ns" else 0), time)
    if pa.types.is_dictionary(code_type):
        codes = column(code, pa.string()).dictionary_encode().cast(code_type)
    elif pa.types.is_integer(code_type):
        codes = column(lambda i: i * i % 37 - 5, code_type)
    else:
        codes = column(code, code_type)
    if pa.types.is_integer(number_type):
        numbers = column(lambda i: i * 37 % 101, number_type)
    elif pa.types.is_decimal(number_type):
        numbers = column(lambda i: Decimal(number(i)), number_type)
    else:
        numbers = column(number, number_type)
    columns = {
        "subject_id": pa.array([100 + i // 7 for i in range(rows)], pa.int64()).cast(subject),
        "list": pa.array([[i % 9] * (i % 3) for i in range(rows)], pa.list_(pa.int8())),
        "time": times,
        "code": codes,
        "numeric_value": numbers,
        "flag": column(lambda i: i % 3 == 0, pa.bool_()),
        "visit": column(lambda i: i % 11, pa.int16()),
        "note": column(lambda i: "" if i % 4 == 0 else "x" * (i % 13), pa.large_string()),
    }
    schema = pa.schema([pa.field(n, c.type, nullable=not required) for n, c in columns.items()])
    return pa.table(list(columns.values()), schema=schema)


def arrow(name, nulls, rows, types={}, **options):
    options = {"compression": "zstd", **options}
    pq.write_table(table(nulls, rows, **types), HERE / f"{name}.{nulls}.{rows}.parquet", **options)


def polars(name, nulls, rows, code_type=pl.String, number_type=pl.Float32, **options):
    frame = pl.from_arrow(table(nulls, rows)).with_columns(pl.col("code").cast(code_type), pl.col("numeric_value").cast(number_type))
    frame.write_parquet(HERE / f"{name}.{nulls}.{rows}.parquet", **options)


def duck(name, nulls, rows, options, number_type="FLOAT"):
    arrow_table = table(nulls, rows)
    duckdb.sql("SET preserve_insertion_order = true; SET threads = 1")
    duckdb.sql(f"COPY (SELECT * REPLACE (numeric_value::{number_type} AS numeric_value) FROM arrow_table) TO '{HERE / f'{name}.{nulls}.{rows}.parquet'}' (FORMAT parquet, {options})")


DELTA = dict(
    use_dictionary=False,
    column_encoding={
        "subject_id": "DELTA_BINARY_PACKED", "time": "DELTA_BINARY_PACKED", "code": "DELTA_BYTE_ARRAY",
        "numeric_value": "BYTE_STREAM_SPLIT", "flag": "RLE", "visit": "DELTA_BINARY_PACKED", "note": "DELTA_LENGTH_BYTE_ARRAY",
    },
)

for codec in ("none", "snappy", "gzip", "zstd", "lz4"):
    for page in ("1.0", "2.0"):
        arrow(f"codec-{codec}-v{page[0]}", "some", 600, compression=codec, data_page_version=page, **SMALL_PAGES)
for nulls in NULLS:
    for rows in (0, 1, 63, 64, 65):
        arrow("dictionary", nulls, rows)
        arrow("delta", nulls, rows, data_page_version="2.0", **DELTA)
    arrow("plain", nulls, 65, use_dictionary=False)
    polars("polars", nulls, 65)
for nulls in ("none", "some", "runs"):
    arrow("delta-v1", nulls, 1500, **DELTA, **SMALL_PAGES)
    arrow("delta-v2", nulls, 1500, data_page_version="2.0", **DELTA, **SMALL_PAGES)
    arrow("plain-v1", nulls, 1500, use_dictionary=False, **SMALL_PAGES)
    arrow("plain-v2", nulls, 1500, use_dictionary=False, data_page_version="2.0", **SMALL_PAGES)
    arrow("fall-back-v1", nulls, 1500, dictionary_pagesize_limit=1000, **SMALL_PAGES)
    arrow("fall-back-v2", nulls, 1500, dictionary_pagesize_limit=1000, data_page_version="2.0", **SMALL_PAGES)
arrow("batches", "some", 70000, use_dictionary=["subject_id", "code", "numeric_value"])
arrow("required", "none", 1500, types=dict(required=True), **SMALL_PAGES)
arrow("row-groups", "some", 1500, row_group_size=400)
arrow("checksums", "some", 600, write_page_checksum=True, **SMALL_PAGES)
arrow("page-index", "some", 600, write_page_index=True, **SMALL_PAGES)
arrow("subject-int32", "some", 600, types=dict(subject=pa.int32()))
arrow("subject-uint16", "some", 600, types=dict(subject=pa.uint16()))
arrow("subject-uint32", "some", 600, types=dict(subject=pa.uint32()))
arrow("time-ms", "some", 600, types=dict(time=pa.timestamp("ms")))
arrow("time-ns", "some", 600, types=dict(time=pa.timestamp("ns")))
arrow("time-zone", "some", 600, types=dict(time=pa.timestamp("us", "Europe/Berlin")))
arrow("time-int96", "some", 600, types=dict(time=pa.timestamp("ns")), use_deprecated_int96_timestamps=True)
arrow("time-int96-plain", "some", 600, types=dict(time=pa.timestamp("ns")), use_deprecated_int96_timestamps=True, use_dictionary=False)
arrow("time-date", "some", 600, types=dict(time=pa.date32()))
arrow("code-dictionary", "some", 600, types=dict(code_type=pa.dictionary(pa.int32(), pa.string())))
arrow("code-large", "some", 600, types=dict(code_type=pa.large_string()))
arrow("code-integer", "some", 600, types=dict(code_type=pa.int64()))
arrow("code-small-integer", "some", 600, types=dict(code_type=pa.int16()), use_dictionary=False)
arrow("number-double", "some", 600, types=dict(number_type=pa.float64()))
arrow("number-double-split", "some", 600, types=dict(number_type=pa.float64()), use_dictionary=False, column_encoding={"numeric_value": "BYTE_STREAM_SPLIT"})
DECIMAL = pa.decimal128(12, 3)
arrow("number-decimal", "some", 600, types=dict(number_type=DECIMAL))
arrow("number-decimal-plain", "some", 600, types=dict(number_type=DECIMAL), use_dictionary=False)
arrow("number-decimal-delta", "some", 600, types=dict(number_type=DECIMAL), use_dictionary=False, column_encoding={"numeric_value": "DELTA_BYTE_ARRAY"})
arrow("number-decimal-integer", "some", 600, types=dict(number_type=DECIMAL), store_decimal_as_integer=True)
arrow("number-half", "some", 600, types=dict(number_type=pa.float16()), data_page_version="2.0")
arrow("subject-uint64", "some", 600, types=dict(subject=pa.uint64()))
arrow("subject-decimal", "some", 600, types=dict(subject=pa.decimal128(38, 0)))
polars("polars-decimal", "some", 600, number_type=pl.Decimal(12, 3))
duck("duckdb-decimal-int32", "some", 600, "COMPRESSION zstd", "DECIMAL(9, 3)")
duck("duckdb-decimal-int64", "some", 600, "COMPRESSION lz4_raw, PARQUET_VERSION v2", "DECIMAL(18, 3)")
duck("duckdb-decimal-fixed", "some", 600, "COMPRESSION zstd", "DECIMAL(38, 3)")
for of in (pa.int8(), pa.int32(), pa.uint32(), pa.int64()):
    arrow(f"number-integer-{of}", "some", 600, types=dict(number_type=of))
polars("polars-pages", "some", 1500, data_page_size=2048, compression="lz4")
polars("polars-categorical", "some", 600, code_type=pl.Categorical)
polars("polars-enum", "some", 600, code_type=pl.Enum(sorted({code(i) for i in range(600)})), compression="snappy")
duck("duckdb-v1", "some", 1500, "COMPRESSION zstd")
duck("duckdb-v2", "some", 1500, "COMPRESSION zstd, PARQUET_VERSION v2")
untyped = table("all", 65)
for name in ("time", "code", "numeric_value"):
    untyped = untyped.set_column(untyped.schema.get_field_index(name), name, pa.nulls(65))
pq.write_table(untyped, HERE / "null-type.all.65.parquet")
pl.from_arrow(untyped).write_parquet(HERE / "polars-null-type.all.65.parquet")
pq.write_table(table("none", 3), HERE / "codec-brotli.refused.parquet", compression="brotli")

# Direct tables, of which `DirectParquetTest` knows the content.
DIRECT = HERE.parent / "direct-tables"
DIRECT.mkdir(exist_ok=True)
T = [datetime(1970, 1, 2), None, datetime(1970, 1, 2), datetime(1970, 1, 3), datetime(1970, 1, 1)]
COUNTS = {
    "small": pa.array([200, 1, 200, None, 0], pa.uint8()),
    "signed": pa.array([-3, 1, 1, None, 7], pa.int32()),
    "boolean": pa.array([True, False, True, None, True], pa.bool_()),
    "single": pa.array([0.7, 1, 0.7, None, -1.5], pa.float32()),
    "double": pa.array([0.5, 1, 0.6, None, 1e9], pa.float64()),
}
SUBJECTS = [2, 2, 2, None, 1]
for name, subject, time in (
    ("micros", pa.array(SUBJECTS, pa.int64()), pa.array(T, pa.timestamp("us"))),
    ("nanos", pa.array(SUBJECTS, pa.int32()), pa.array(T, pa.timestamp("ns"))),
    ("dates", pa.array(SUBJECTS, pa.uint8()), pa.array(T, pa.date32())),
    ("text", pa.array([s and str(s) for s in SUBJECTS]), pa.array([t and t.strftime("%d.%m.%Y") for t in T])),
):
    pq.write_table(pa.table({"subject_id": subject, "timestamp": time, **COUNTS}), DIRECT / f"{name}.parquet")
pq.write_table(pa.table({"subject_id": ["a"], "timestamp": [1], "words": ["x"]}), DIRECT / "wrong.parquet")
