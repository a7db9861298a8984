"""Hand-written queries in polars over all shards at once: polars_query.py TASK ROOT OUT"""

import sys
from pathlib import Path

import polars as pl

SUBJECT, TIME, CODE = "subject_id", "time", pl.col("code").cast(pl.String)
ADMITTED, DISCHARGED = CODE.str.starts_with("HOSPITAL_ADMISSION//"), CODE.str.starts_with("HOSPITAL_DISCHARGE//")
DIED = CODE == "MEDS_DEATH"
TRIGGER = pl.col(TIME)


def hours(count: int) -> pl.Expr:
    return pl.duration(hours=count)


def days(count: int) -> pl.Expr:
    return pl.duration(days=count)


def marked(rows: pl.LazyFrame, **marks: pl.Expr) -> pl.LazyFrame:
    """The events at which some mark holds, once per subject and time, sorted."""
    of_interest = rows.filter(pl.col(TIME).is_not_null() & pl.any_horizontal(marks.values()))
    return of_interest.group_by(SUBJECT, TIME).agg(**{name: mark.any() for name, mark in marks.items()}).sort(SUBJECT, TIME)


def numbered(rows: pl.LazyFrame) -> pl.LazyFrame:
    """All events, with their number in the record."""
    distinct = rows.filter(pl.col(TIME).is_not_null()).select(SUBJECT, TIME).unique().sort(SUBJECT, TIME)
    return distinct.with_columns(seen=pl.col(TIME).cum_count().over(SUBJECT))


def first_after(triggers: pl.DataFrame, events: pl.DataFrame, name: str, *, or_at: bool = False) -> pl.DataFrame:
    """Adds the time of the first event after each trigger as column `name`; null where there is none. Keeps what else `events` has."""
    found = events.rename({TIME: name})
    return triggers.join_asof(
        found, left_on=TIME, right_on=name, by=SUBJECT, strategy="forward", allow_exact_matches=or_at, check_sortedness=False, coalesce=False
    )


def count_until(triggers: pl.DataFrame, at: pl.Expr, events: pl.DataFrame, name: str) -> pl.DataFrame:
    """Adds how many events of the subject there are up to the time `at`, which ascends with the trigger, as column `name`."""
    counted = events.select(SUBJECT, until=TIME).with_columns(pl.col("until").cum_count().over(SUBJECT).alias(name))
    joined = triggers.with_columns(at=at).join_asof(counted, left_on="at", right_on="until", by=SUBJECT, check_sortedness=False)
    return joined.with_columns(pl.col(name).fill_null(0)).drop("at", "until")


def inhospital_mortality(rows: pl.LazyFrame) -> pl.DataFrame:
    """Task t1: a day with at least five events before its end, a further day without events of interest, then discharge or death."""
    events, distinct = pl.collect_all([marked(rows, admitted=ADMITTED, discharged=DISCHARGED, died=DIED), numbered(rows)])
    triggers = events.filter("admitted").select(
        SUBJECT, trigger=TIME, prediction_time=pl.col(TIME) + hours(24), quiet_until=pl.col(TIME) + hours(48)
    )
    observed = triggers.sort("prediction_time").join_asof(
        distinct.sort(TIME), left_on="prediction_time", right_on=TIME, by=SUBJECT, check_sortedness=False
    ).filter(pl.col("seen") >= 5)
    following = events.select(SUBJECT, next_marked=TIME).sort("next_marked")
    quiet = observed.sort("trigger").join_asof(
        following, left_on="trigger", right_on="next_marked", by=SUBJECT, strategy="forward", allow_exact_matches=False, check_sortedness=False
    ).filter(pl.col("next_marked").is_null() | (pl.col("next_marked") > pl.col("quiet_until")))
    outcomes = events.filter(pl.col("discharged") | pl.col("died")).select(SUBJECT, "died", ended=TIME).sort("ended")
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


def readmission(rows: pl.LazyFrame) -> pl.DataFrame:
    """Task t3: the discharge that ends the stay, then an admission within thirty days."""
    events = marked(rows, admitted=ADMITTED, discharged=DISCHARGED).collect()
    admissions, discharges = (events.filter(mark).select(SUBJECT, TIME) for mark in ("admitted", "discharged"))
    stays = first_after(admissions, discharges, "discharge", or_at=True).drop_nulls("discharge")
    followed = first_after(stays.select(SUBJECT, time="discharge"), admissions, "readmission")
    return followed.select(SUBJECT, prediction_time=TRIGGER, boolean_value=(pl.col("readmission") <= TRIGGER + days(30)).fill_null(False))


def abnormal_potassium(rows: pl.LazyFrame) -> pl.DataFrame:
    """Task t4: a normal potassium, a blind day, then a week with a measurement; is one of it abnormal?"""
    value, low, high = pl.col("numeric_value"), pl.lit(3.5, pl.Float32), pl.lit(5.1, pl.Float32)
    of_interest = rows.filter((CODE == "LAB//50971//mEq/L") & pl.col(TIME).is_not_null())
    marks = {"normal": ((value >= low) & (value <= high)).any(), "abnormal": ((value < low) | (value > high)).any()}
    events = of_interest.group_by(SUBJECT, TIME).agg(**marks).sort(SUBJECT, TIME).collect()
    triggers = events.filter("normal").select(SUBJECT, TIME)
    for name, counted in (("all", events), ("off", events.filter("abnormal"))):
        triggers = count_until(triggers, TRIGGER + hours(24), counted, f"{name}_before")
        triggers = count_until(triggers, TRIGGER + hours(192), counted, f"{name}_until")
    measured = triggers.filter(pl.col("all_until") > pl.col("all_before"))
    return measured.select(SUBJECT, prediction_time=TRIGGER, boolean_value=pl.col("off_until") > pl.col("off_before"))


def ventilator_weaning(rows: pl.LazyFrame) -> pl.DataFrame:
    """Task t5: ventilation of more than six hours; does it end by death?"""
    begun, off = CODE == "PROCEDURE//START//225792", CODE == "PROCEDURE//END//225792"
    events, seen = pl.collect_all([marked(rows, begun=begun, ended=off | DIED, died=DIED), numbered(rows)])
    triggers = events.filter("begun").select(SUBJECT, TIME).join(seen, on=[SUBJECT, TIME], maintain_order="left").filter(pl.col("seen") >= 3)
    outcomes = first_after(triggers, events.filter("ended").select(SUBJECT, TIME, "died"), "end")
    return outcomes.filter(pl.col("end") > TRIGGER + hours(6)).select(SUBJECT, prediction_time=TRIGGER, boolean_value="died")


def infarction_recurrence(rows: pl.LazyFrame) -> pl.DataFrame:
    """Task t6: a discharge with an infarction, a quiet year, then another one within three."""
    ninth, tenth = ["DIAGNOSIS//ICD//9//41071"], [f"DIAGNOSIS//ICD//10//{code}" for code in ("I214", "I219", "I2109", "I213")]
    events = marked(rows, admitted=ADMITTED, discharged=DISCHARGED, infarction=CODE.is_in(ninth + tenth)).collect()
    triggers = events.filter(pl.col("discharged") & pl.col("infarction")).select(SUBJECT, TIME)
    stays = count_until(triggers, TRIGGER, events.filter("admitted"), "admissions").filter(pl.col("admissions") > 0)
    again = first_after(stays, events.filter("infarction").select(SUBJECT, TIME), "again")
    quiet = again.filter(pl.col("again").is_null() | (pl.col("again") > TRIGGER + days(365)))
    return quiet.select(SUBJECT, prediction_time=TRIGGER, boolean_value=(pl.col("again") <= TRIGGER + days(1460)).fill_null(False))


def female_mortality(rows: pl.LazyFrame) -> pl.DataFrame:
    """Task t8: women, twenty events before discharge, a quiet month, death within a year."""
    women = rows.filter(pl.col(TIME).is_null() & (CODE == "GENDER//F")).select(SUBJECT).unique()
    of_women = rows.join(women, on=SUBJECT, how="semi")
    marks = {"discharged": DISCHARGED, "disturbed": ADMITTED | DIED, "died": DIED}
    events, seen = pl.collect_all([marked(of_women, **marks), numbered(of_women)])
    discharges = events.filter("discharged").select(SUBJECT, TIME)
    observed = discharges.join(seen, on=[SUBJECT, TIME], maintain_order="left").filter(pl.col("seen") >= 20)
    disturbed = first_after(observed, events.filter("disturbed").select(SUBJECT, TIME), "disturbance")
    quiet = disturbed.filter(pl.col("disturbance").is_null() | (pl.col("disturbance") > TRIGGER + days(30)))
    outcomes = first_after(quiet, events.filter("died").select(SUBJECT, TIME), "death")
    return outcomes.select(SUBJECT, prediction_time=TRIGGER, boolean_value=(pl.col("death") <= TRIGGER + days(365)).fill_null(False))


def later_intensive_care(rows: pl.LazyFrame) -> pl.DataFrame:
    """Task t9: a high troponin after half a year without; any later stay in intensive care? The index is that of es-aces, half a year early."""
    high = (CODE == "LAB//51003//ng/mL") & (pl.col("numeric_value") >= pl.lit(0.4, pl.Float32))
    events = marked(rows, high=high, intensive=CODE.str.starts_with("ICU_ADMISSION//")).collect()
    before = pl.col(TIME).shift(1).over(SUBJECT)
    firsts = events.filter("high").filter(before.is_null() | (before < TRIGGER - days(180))).select(SUBJECT, TIME)
    outcomes = first_after(firsts, events.filter("intensive").select(SUBJECT, TIME), "admission")
    return outcomes.select(SUBJECT, prediction_time=TRIGGER - days(180), boolean_value=pl.col("admission").is_not_null())


QUERIES = {
    "t1_inhosp_mort": inhospital_mortality,
    "t2_imminent_mort": imminent_mortality,
    "t3_readmit30": readmission,
    "t4_abnormal_potassium": abnormal_potassium,
    "t5_vent_weaning": ventilator_weaning,
    "t6_mi_recurrence": infarction_recurrence,
    "t8_female_death1y": female_mortality,
    "t9_end_of_record": later_intensive_care,
}


def main() -> None:
    query = QUERIES[sys.argv[1]]
    root, out = map(Path, sys.argv[2:])
    out.mkdir(parents=True, exist_ok=True)
    rows = pl.scan_parquet(f"{root}/data/*/*.parquet")
    query(rows).sort(SUBJECT, "prediction_time").write_parquet(out / "labels.parquet")


main()
