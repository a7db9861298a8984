"""A hand-written query in DuckDB over all shards at once: duckdb_query.py SQL ROOT OUT"""

import sys
from pathlib import Path

import duckdb

sql_file, root, out = map(Path, sys.argv[1:])
out.mkdir(parents=True, exist_ok=True)
sql = sql_file.read_text().replace("{files}", f"{root}/data/*/*.parquet")
duckdb.sql(f"copy ({sql}) to '{out}/labels.parquet' (format parquet)")
