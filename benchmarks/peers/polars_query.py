"""Hand-written queries in polars over all shards at once: polars_query.py TASK ROOT OUT"""

import sys
from pathlib import Path

import polars as pl

SUBJECT, TIME = "subject_id", "time"


def hours(count: int) -> pl.Expr:
    return pl.duration(hours=count)


def inhospital_mortality(rows: pl.LazyFrame) -> pl.DataFrame:
    """Task t1: a day with at least five events before its end, a further day without events of interest, then discharge or death."""
    code = pl.col("code").cast(pl.String)
    timed = rows.filter(pl.col(TIME).is_not_null())
    admitted, left, died = code.str.starts_with("HOSPITAL_ADMISSION//"), code.str.starts_with("HOSPITAL_DISCHARGE//"), code == "MEDS_DEATH"
    marked = timed.filter(admitted | left | died).group_by(SUBJECT, TIME).agg(admitted=admitted.any(), left=left.any(), died=died.any())
    distinct = timed.select(SUBJECT, TIME).unique().sort(SUBJECT, TIME).with_columns(seen=pl.col(TIME).cum_count().over(SUBJECT))
    marked, distinct = pl.collect_all([marked.sort(SUBJECT, TIME), distinct])
    triggers = marked.filter("admitted").select(
        SUBJECT, trigger=TIME, prediction_time=pl.col(TIME) + hours(24), quiet_until=pl.col(TIME) + hours(48)
    )
    observed = triggers.sort("prediction_time").join_asof(
        distinct.sort(TIME), left_on="prediction_time", right_on=TIME, by=SUBJECT, check_sortedness=False
    ).filter(pl.col("seen") >= 5)
    following = marked.select(SUBJECT, next_marked=TIME).sort("next_marked")
    quiet = observed.sort("trigger").join_asof(
        following, left_on="trigger", right_on="next_marked", by=SUBJECT, strategy="forward", allow_exact_matches=False, check_sortedness=False
    ).filter(pl.col("next_marked").is_null() | (pl.col("next_marked") > pl.col("quiet_until")))
    outcomes = marked.filter(pl.col("left") | pl.col("died")).select(SUBJECT, "died", ended=TIME).sort("ended")
    return quiet.sort("quiet_until").join_asof(
        outcomes, left_on="quiet_until", right_on="ended", by=SUBJECT, strategy="forward", allow_exact_matches=False, check_sortedness=False
    ).filter(pl.col("ended").is_not_null()).select(SUBJECT, "prediction_time", boolean_value="died")  # fmt: skip


def imminent_mortality(rows: pl.LazyFrame) -> pl.DataFrame:
    """Task t2: every event, two hours blind, then a death within 24 hours. A subject dies once at most in the generated data."""
    deaths = rows.filter(pl.col("code") == "MEDS_DEATH").group_by(SUBJECT).agg(death=pl.col(TIME).min())
    anchors = rows.filter(pl.col(TIME).is_not_null()).select(SUBJECT, TIME).unique()
    after = pl.col("death") - pl.col(TIME)
    return (
        anchors.join(deaths, on=SUBJECT, how="left")
        .select(
            SUBJECT,
            prediction_time=pl.col(TIME) + hours(2),
            boolean_value=((after > hours(2)) & (after <= hours(26))).fill_null(False),
        )
        .collect()
    )


def main() -> None:
    query = {"t1_inhosp_mort": inhospital_mortality, "t2_imminent_mort": imminent_mortality}[sys.argv[1]]
    root, out = map(Path, sys.argv[2:])
    out.mkdir(parents=True, exist_ok=True)
    rows = pl.scan_parquet(f"{root}/data/*/*.parquet")
    query(rows).sort(SUBJECT, "prediction_time").write_parquet(out / "labels.parquet")


main()
