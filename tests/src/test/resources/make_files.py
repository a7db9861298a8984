"""Makes layouts/ (one set of records in many Parquet layouts) and broken/ (shards that cannot be read as MEDS).

    pip install -r ../../../es-aces/requirements.txt && python make_files.py

The records are the first subjects of the sample dataset.
"""

import datetime
import shutil
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

HERE = Path(__file__).parent
SAMPLE = HERE.parents[3] / "sample-data" / "meds" / "data" / "train" / "0.parquet"
SUBJECTS = 12


def records():
    table = pq.read_table(SAMPLE, partitioning=None)
    subjects = sorted(set(table["subject_id"].to_pylist()))[:SUBJECTS]
    table = table.filter(pc.is_in(table["subject_id"], pa.array(subjects))).combine_chunks()
    return table.replace_schema_metadata(None)


def cast(table, column, type):
    position = table.schema.get_field_index(column)
    return table.set_column(position, column, table[column].cast(type, safe=False))


def required(table):
    """No column but time and numeric_value may be null, and the file says so."""
    fields = [field.with_nullable(field.name in ("time", "numeric_value")) for field in table.schema]
    return table.cast(pa.schema(fields))


def with_more_columns(table):
    rows = range(table.num_rows)
    more = {
        "notes": pa.array([[str(row)] * (row % 3) for row in rows]),
        "place": pa.array([{"ward": row % 5, "bed": None if row % 7 == 0 else str(row)} for row in rows]),
        "order": pa.array([row % 2 == 0 for row in rows]),
        "text_value": pa.array([None if row % 5 == 0 else f"result {row % 11}" for row in rows], pa.large_string()),
        "day": pa.array([datetime.date(2020, 1, 1 + row % 28) for row in rows]),
    }
    for name, column in more.items():
        table = table.append_column(name, column)
    return table


def shuffled(table):
    return pl.from_arrow(table).sample(fraction=1, shuffle=True, seed=7).to_arrow()


def delta():
    return {
        "use_dictionary": False,
        "column_encoding": {
            "subject_id": "DELTA_BINARY_PACKED",
            "time": "DELTA_BINARY_PACKED",
            "code": "DELTA_BYTE_ARRAY",
            "numeric_value": "BYTE_STREAM_SPLIT",
        },
    }


def write_layouts(folder):
    table = records()

    def write(name, table=table, **options):
        pq.write_table(table, folder / f"{name}.parquet", **{"compression": "zstd", **options})

    write("plain", compression="none", use_dictionary=False)
    write("dictionary", compression="none")
    for codec in ("snappy", "gzip", "lz4", "zstd"):
        write(codec, compression=codec)
    write("pages-of-version-2", data_page_version="2.0", data_page_size=2048)
    write("plain-pages-of-version-2", data_page_version="2.0", use_dictionary=False, compression="snappy")
    write("small-pages", data_page_size=256, write_batch_size=16)
    write("small-row-groups", row_group_size=37)
    # The dictionary is given up in mid-chunk.
    write("dictionary-and-plain", dictionary_pagesize_limit=64, data_page_size=256, write_batch_size=16)
    write("delta", **delta())
    write("delta-length", use_dictionary=False, column_encoding={"code": "DELTA_LENGTH_BYTE_ARRAY"})
    write("no-statistics", write_statistics=False)
    write("page-index-and-checksums", write_page_index=True, write_page_checksum=True, data_page_size=1024)
    write("times-in-nanoseconds", cast(table, "time", pa.timestamp("ns")))
    write("times-in-milliseconds", cast(table, "time", pa.timestamp("ms")))
    write("times-in-utc", cast(table, "time", pa.timestamp("us", "UTC")))
    write("times-in-96-bits", use_deprecated_int96_timestamps=True)
    write("subjects-in-32-bits", cast(table, "subject_id", pa.int32()))
    write("large-strings", cast(table, "code", pa.large_string()))
    write("categories", cast(table, "code", pa.dictionary(pa.int32(), pa.string())))
    write("required-columns", required(table))
    write("columns-reversed", table.select(table.column_names[::-1]))
    write("more-columns", with_more_columns(table))
    write("shuffled", shuffled(table), row_group_size=100)
    pl.from_arrow(table).write_parquet(folder / "polars.parquet")


def write_broken(folder):
    table = records().slice(0, 200)

    def write(name, table, **options):
        pq.write_table(table, folder / f"{name}.parquet", **options)

    for column in ("subject_id", "time", "code", "numeric_value"):
        write(f"no-{column}", table.drop_columns([column]))
        texts = pa.array(["text"] * table.num_rows)
        if column != "code":
            write(f"text-{column}", table.set_column(table.schema.get_field_index(column), column, texts))
        lists = pa.array([[1]] * table.num_rows)
        # A list of numbers where one value is expected.
        write(f"list-{column}", table.set_column(table.schema.get_field_index(column), column, lists))
    write("brotli", table, compression="brotli")


def main():
    for name, write in (("layouts", write_layouts), ("broken", write_broken)):
        folder = HERE / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        write(folder)


if __name__ == "__main__":
    main()
