# /// script
# requires-python = ">=3.11"
# dependencies = ["pyarrow==26.0.1"]
# ///
"""Makes the sample dataset next to this file: `meds/` and `direct/`.

    uv run make_sample_data.py [OUT]          or: pip install pyarrow==26.0.1 && python make_sample_data.py [OUT]

The people are invented. Every subject has own random streams that depend on SEED and the subject id only, drawn with
operations that round the same everywhere, so the files come out byte for byte the same. What is decided in `live` makes
the times of a record; what is added in `add_findings` lies at these times and comes from another stream, so that more can
be added there without a change to anything else.
"""

import csv
import json
import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

SEED = 20250301
SHARDS = {"train/0": 50, "train/1": 50, "train/2": 50, "tuning/0": 40, "held_out/0": 40}
ROW_GROUP_ROWS = 5_000  # small, so that even these files have several row groups, which split subjects
DIRECT_SHARD = "held_out/0"
DIRECT_CODES = {  # the predicates of task-configs/tasks/mortality/in_hospital_24h.yaml
    "hospital_admission": "HOSPITAL_ADMISSION//",
    "hospital_discharge": "HOSPITAL_DISCHARGE//",
    "death": "MEDS_DEATH",
}

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FIRST_ADMISSION = datetime(2012, 1, 1)

# name: code, mean in health, spread between people and samples, shift from health to the most severe illness
LABS = {
    "potassium": ("LAB//POTASSIUM//mmol/L", 4.2, 0.7, 0.7),
    "sodium": ("LAB//SODIUM//mmol/L", 139, 5, -4),
    "creatinine": ("LAB//CREATININE//mg/dL", 0.9, 0.4, 0.9),
    "glucose": ("LAB//GLUCOSE//mg/dL", 112, 40, 50),
    "haemoglobin": ("LAB//HAEMOGLOBIN//g/dL", 13.2, 2, -5.5),
    "white_cells": ("LAB//WHITE_CELLS//10^9/L", 7.5, 3, 8),
    "platelets": ("LAB//PLATELETS//10^9/L", 240, 80, -90),
    "lactate": ("LAB//LACTATE//mmol/L", 1.0, 0.5, 1.4),
}
WARD_PANEL = ("potassium", "sodium", "creatinine", "glucose", "haemoglobin", "white_cells", "platelets")
ICU_PANEL = ("potassium", "sodium", "creatinine", "glucose", "haemoglobin", "lactate")
CLINIC_PANEL = ("potassium", "creatinine", "glucose", "haemoglobin")
VITALS = {
    "heart_rate": ("VITAL//HEART_RATE//bpm", 78, 14, 30),
    "systolic": ("VITAL//SYSTOLIC_PRESSURE//mmHg", 126, 18, -30),
    "oxygen": ("VITAL//OXYGEN_SATURATION//%", 97, 2, -6),
    "temperature": ("VITAL//TEMPERATURE//C", 36.8, 0.5, 1.2),
}
# What is added in `add_findings`.
FURTHER_LABS = {
    "bicarbonate": ("LAB//BICARBONATE//mmol/L", 25, 3, -5),
    "bilirubin": ("LAB//BILIRUBIN//mg/dL", 0.7, 0.6, 1.6),
    "inr": ("LAB//INR//ratio", 1.1, 0.2, 0.5),
}
FURTHER_VITALS = {
    "mean_pressure": ("VITAL//MEAN_PRESSURE//mmHg", 88, 11, -22),
    "respiratory_rate": ("VITAL//RESPIRATORY_RATE//bpm", 15, 4, 9),
}
MEDICATIONS = ["FUROSEMIDE", "METOPROLOL", "HEPARIN", "INSULIN", "PARACETAMOL", "PANTOPRAZOLE", "CEFTRIAXONE", "ASPIRIN"]
DIAGNOSES = {
    "I10": "essential hypertension",
    "E119": "type 2 diabetes mellitus",
    "I5020": "systolic heart failure",
    "J189": "pneumonia",
    "N179": "acute kidney failure",
    "J449": "chronic obstructive pulmonary disease",
    "A419": "sepsis",
    "I480": "atrial fibrillation",
}
FURTHER_DIAGNOSES = {  # the last three are far more frequent than in life, so that tasks find some
    "E785": "hyperlipidaemia",
    "M329": "systemic lupus erythematosus",
    "K900": "coeliac disease",
    "C259": "pancreatic cancer",
}
INFARCTIONS = {"I214": "myocardial infarction without ST elevation", "I2109": "myocardial infarction, anterior wall"}
GENDERS = ("F", "M")
ETHNICITIES = ("WHITE", "BLACK", "ASIAN", "HISPANIC", "OTHER", "UNKNOWN")
ADMISSION_TYPES = ("EMERGENCY", "URGENT", "ELECTIVE")
DISCHARGES = ("HOME", "HOME_WITH_CARE", "NURSING_FACILITY", "REHABILITATION")
UNITS = ("MEDICAL", "SURGICAL", "CARDIAC")


class Subject:
    """One invented person: the rows so far, as (time or None, code, value or None)."""

    def __init__(self, subject_id):
        self.subject_id = subject_id
        self.random = random.Random(f"{SEED}/{subject_id}")
        self.frailty = self.random.random()
        self.has_heart_disease = self.random.random() < 0.35
        self.rows = []
        self.observations = []  # time, severity, whether a laboratory panel was taken
        self.icu_stays = []  # the slice of `observations` that each of them is
        self.discharges = []

    def chance(self, probability):
        return self.random.random() < probability

    def between(self, low, high):
        return self.random.triangular(low, high, (2 * low + high) / 3)

    def pick(self, choices):
        return choices[int(self.random.random() * len(choices))]

    def later(self, time, low, high):
        """A whole minute between `low` and `high` after `time`."""
        minutes = round(self.between(low / timedelta(minutes=1), high / timedelta(minutes=1)))
        return time + timedelta(minutes=minutes)

    def add(self, time, code, value=None):
        self.rows.append((time, code, value))

    def measure(self, time, measurement, severity):
        code, mean, spread, shift = measurement
        value = mean + shift * severity + spread * self.random.triangular(-1.6, 1.6, 0)
        missing = self.chance(0.02)  # no result: the sample was lost, the sensor was off
        self.add(time, code, None if missing else round(max(value, 0.1), 1))

    def live(self):
        birth = datetime(1925 + int(self.random.random() * 70), 1, 1) + timedelta(days=int(self.random.random() * 365))
        self.add(None, f"GENDER//{self.pick(GENDERS)}")
        self.add(None, f"ETHNICITY//{self.pick(ETHNICITIES)}")
        self.add(birth, "MEDS_BIRTH")
        time = self.later(FIRST_ADMISSION, 0 * DAY, 2500 * DAY)
        for _ in range(int(self.between(0, 5))):
            time, died = self.stay_in_hospital(time)
            if died:
                return
            home_until = self.later(time, 4 * DAY, 60 * DAY if self.chance(0.3) else 600 * DAY)
            dies_at_home = self.chance(0.22 * self.frailty)
            self.visit_clinic(self.later(time, 2 * DAY, 120 * DAY), home_until)
            if dies_at_home:
                self.add(home_until, "MEDS_DEATH")
                return
            time = home_until

    def visit_clinic(self, time, home_until):
        if time >= home_until or self.chance(0.3):
            return
        self.add(time, "VISIT//OUTPATIENT")
        for name in CLINIC_PANEL:
            self.measure(time, LABS[name], 0.3 * self.frailty)

    def stay_in_hospital(self, admitted):
        """Adds one hospital stay; returns when it ended and whether by death."""
        severity = (self.frailty + 2 * self.random.random()) / 3
        discharged = self.later(admitted, 12 * HOUR, (1 + 14 * severity) * DAY)
        died = self.chance(0.45 * severity * severity)
        if self.chance(0.5):
            self.add(self.later(admitted, -8 * HOUR, -1 * HOUR), "ED_ARRIVAL")
            self.add(admitted, "ED_DEPARTURE")
        self.add(admitted, f"HOSPITAL_ADMISSION//{self.pick(ADMISSION_TYPES)}")
        in_icu = severity > 0.4 and self.chance(0.75)
        if in_icu:
            self.stay_in_icu(admitted, discharged, severity, died)
        self.observe(admitted, discharged, 24 * HOUR, WARD_PANEL, severity)
        self.treat(admitted, discharged)
        self.diagnose(discharged)
        self.discharges.append(discharged)
        self.add(discharged, f"HOSPITAL_DISCHARGE//{'DIED' if died else self.pick(DISCHARGES)}")
        if died:
            self.add(discharged, "MEDS_DEATH")
        return discharged, died

    def stay_in_icu(self, admitted, discharged, severity, died):
        unit = self.pick(UNITS)
        entered = self.later(admitted, 0 * HOUR, (discharged - admitted) / 4)
        until_death = died and self.chance(0.8)
        left = discharged if until_death else min(discharged, self.later(entered, 4 * HOUR, 0.9 * (discharged - entered)))
        self.add(entered, f"ICU_ADMISSION//{unit}")
        self.add(left, f"ICU_DISCHARGE//{unit}")
        first_observation = len(self.observations)
        self.observe(entered, left, 8 * HOUR, ICU_PANEL, severity)
        self.icu_stays.append(slice(first_observation, len(self.observations)))
        if severity > 0.5 and self.chance(0.85):
            self.ventilate(entered, left, until_death)

    def ventilate(self, entered, left, until_death):
        """Ventilation from soon after `entered`; it may be stopped too early and started again."""
        start = self.later(entered, 0 * HOUR, (left - entered) / 5)
        while start < left - 2 * HOUR:
            end = min(left, self.later(start, 2 * HOUR, 1.1 * (left - start)))
            self.add(start, "PROCEDURE//VENTILATION//START")
            if until_death and self.chance(0.8):
                return
            self.add(end, "PROCEDURE//VENTILATION//END")
            if self.chance(0.6):
                return
            start = self.later(end, 2 * HOUR, 40 * HOUR)

    def observe(self, start, end, interval, panel, severity):
        """Laboratory panels every `interval`, vital signs twice as often, from `start` to `end`; illness wanes or waxes."""
        trend = self.random.triangular(-0.5, 0.4, -0.2)
        sampled, step = self.later(start, 0 * HOUR, interval / 4), 0
        while sampled < end:
            now = min(max(severity + trend * ((sampled - start) / (end - start)), 0), 1)
            if step % 2 == 0:
                for name in panel:
                    self.measure(sampled, LABS[name], now)
            for measurement in VITALS.values():
                self.measure(sampled, measurement, now)
            self.observations.append((sampled, now, step % 2 == 0))
            sampled, step = self.later(sampled, interval * 0.4, interval * 0.6), step + 1

    def treat(self, start, end):
        medications = [name for name in MEDICATIONS if self.chance(0.3)]
        given = self.later(start, 1 * HOUR, 8 * HOUR)
        while given < end:
            for name in medications:
                self.add(given, f"MEDICATION//{name}//GIVEN")
            given = self.later(given, 20 * HOUR, 28 * HOUR)

    def diagnose(self, time):
        codes = [code for code in DIAGNOSES if self.chance(0.3)]
        if self.has_heart_disease and self.chance(0.6):
            codes.append(self.pick(tuple(INFARCTIONS)))
        for code in codes:
            self.add(time, f"DIAGNOSIS//ICD//10//{code}")

    def add_findings(self):
        self.random = random.Random(f"{SEED}/{self.subject_id}/findings")
        for time, severity, has_panel in self.observations:
            for measurement in (*(FURTHER_LABS.values() if has_panel else ()), *FURTHER_VITALS.values()):
                self.measure(time, measurement, severity)
            if has_panel and self.chance(0.1 * severity):
                self.add(time, "TRANSFUSION//RED_CELLS")
        for icu_stay in self.icu_stays:
            self.add_icu_findings(self.observations[icu_stay])
        for discharged in self.discharges:
            for code, probability in zip(FURTHER_DIAGNOSES, (0.25, 0.06, 0.06, 0.06)):
                if self.chance(probability):
                    self.add(discharged, f"DIAGNOSIS//ICD//10//{code}")

    def add_icu_findings(self, observations):
        times = [time for time, *_ in observations]
        severity = max((severity for _, severity, _ in observations), default=0)
        self.add_periods(times, "INFUSION//NOREPINEPHRINE", 0.8 * severity)
        self.add_periods(times, "PROCEDURE//DIALYSIS", 0.4 * severity)
        for time in times[2::3]:
            result = "POSITIVE" if self.chance(0.5 * severity) else "NEGATIVE"
            self.add(time, f"ASSESSMENT//CAM_ICU//{result}")
        if times and self.chance(0.8):
            first = int(self.random.random() * min(len(times), 6))
            self.add(times[first], "CULTURE//BLOOD")
            if self.chance(0.8):
                for time in times[first : first + 13 : 2]:
                    self.add(time, "MEDICATION//MEROPENEM//GIVEN")

    def add_periods(self, times, name, probability):
        """A treatment from one of `times` to a later one, perhaps, and perhaps again after that."""
        first = 0
        while len(times) - first > 1 and self.chance(probability):
            start = first + int(self.random.random() * min(len(times) - 1 - first, 8))
            end = start + 1 + int(self.random.random() * min(len(times) - 1 - start, 12))
            self.add(times[start], f"{name}//START")
            self.add(times[end], f"{name}//END")
            first = end + 1

    def sorted_rows(self):
        """Static rows first, then by time; rows of one time stay in the order in which they were added."""
        return sorted(self.rows, key=lambda row: (row[0] is not None, row[0] or datetime.min))


def write_parquet(table, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path, compression="zstd", row_group_size=ROW_GROUP_ROWS, store_schema=False)


def write_shard(subjects, path):
    rows = [(subject.subject_id, *row) for subject in subjects for row in subject.sorted_rows()]
    subject_ids, times, codes, values = zip(*rows)
    columns = {
        "subject_id": pa.array(subject_ids, pa.int64()),
        "time": pa.array(times, pa.timestamp("us")),
        "code": pa.array(codes, pa.string()),
        "numeric_value": pa.array(values, pa.float32()),
    }
    write_parquet(pa.table(columns), path)


def descriptions():
    """code -> what it means, for every code that can occur."""
    measured = {**LABS, **VITALS, **FURTHER_LABS, **FURTHER_VITALS}
    measurements = {code: name.replace("_", " ") for name, (code, *_) in measured.items()}
    diagnosed = {**DIAGNOSES, **FURTHER_DIAGNOSES, **INFARCTIONS}
    diagnoses = {f"DIAGNOSIS//ICD//10//{code}": text for code, text in diagnosed.items()}
    return {
        "MEDS_BIRTH": "birth",
        "MEDS_DEATH": "death",
        "ED_ARRIVAL": "arrival in the emergency department",
        "ED_DEPARTURE": "departure from the emergency department",
        "VISIT//OUTPATIENT": "visit to the outpatient clinic",
        "PROCEDURE//VENTILATION//START": "start of invasive ventilation",
        "PROCEDURE//VENTILATION//END": "end of invasive ventilation",
        "PROCEDURE//DIALYSIS//START": "start of dialysis or haemofiltration",
        "PROCEDURE//DIALYSIS//END": "end of dialysis or haemofiltration",
        "INFUSION//NOREPINEPHRINE//START": "start of an infusion of norepinephrine",
        "INFUSION//NOREPINEPHRINE//END": "end of an infusion of norepinephrine",
        "TRANSFUSION//RED_CELLS": "transfusion of red cells",
        "CULTURE//BLOOD": "blood culture taken",
        "ASSESSMENT//CAM_ICU//POSITIVE": "assessed for delirium with the CAM-ICU: positive",
        "ASSESSMENT//CAM_ICU//NEGATIVE": "assessed for delirium with the CAM-ICU: negative",
        **{f"GENDER//{x}": f"gender {x}" for x in GENDERS},
        **{f"ETHNICITY//{x}": f"ethnicity {x.lower()}" for x in ETHNICITIES},
        **{f"HOSPITAL_ADMISSION//{x}": f"hospital admission, {x.lower()}" for x in ADMISSION_TYPES},
        **{f"HOSPITAL_DISCHARGE//{x}": f"hospital discharge, {x.lower().replace('_', ' ')}" for x in (*DISCHARGES, "DIED")},
        **{f"ICU_ADMISSION//{x}": f"arrival in intensive care, {x.lower()}" for x in UNITS},
        **{f"ICU_DISCHARGE//{x}": f"departure from intensive care, {x.lower()}" for x in UNITS},
        **{f"MEDICATION//{x}//GIVEN": f"{x.lower()} given" for x in (*MEDICATIONS, "MEROPENEM")},
        **measurements,
        **diagnoses,
    }


def write_metadata(shards, folder):
    texts = dict(sorted(descriptions().items()))
    codes = {
        "code": pa.array(texts.keys(), pa.string()),
        "description": pa.array(texts.values(), pa.string()),
        "parent_codes": pa.array([None] * len(texts), pa.list_(pa.string())),
    }
    write_parquet(pa.table(codes), folder / "codes.parquet")
    splits = [(subject.subject_id, shard.split("/")[0]) for shard, subjects in shards.items() for subject in subjects]
    columns = {
        "subject_id": pa.array([subject_id for subject_id, _ in splits], pa.int64()),
        "split": pa.array([split for _, split in splits], pa.string()),
    }
    write_parquet(pa.table(columns), folder / "subject_splits.parquet")
    dataset = {
        "dataset_name": "headwater-sample",
        "dataset_version": "2",
        "etl_name": "make_sample_data.py",
        "etl_version": "1",
        "meds_version": "0.4.1",
        "license": "Apache-2.0",
    }
    (folder / "dataset.json").write_text(json.dumps(dataset, indent=2) + "\n")


def write_direct(subjects, folder):
    """One row per distinct (subject, time) with a count per predicate: what an engine would make of the MEDS shard."""
    counts = {}
    for subject in subjects:
        for time, code, _ in subject.sorted_rows():
            if time is None:
                continue
            row = counts.setdefault((subject.subject_id, time), [0] * len(DIRECT_CODES))
            for i, prefix in enumerate(DIRECT_CODES.values()):
                row[i] += code.startswith(prefix)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "in_hospital_24h.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["subject_id", "timestamp", *DIRECT_CODES])
        writer.writerows([subject_id, f"{time:%Y-%m-%d %H:%M:%S}", *row] for (subject_id, time), row in counts.items())
    columns = {
        "subject_id": pa.array([subject_id for subject_id, _ in counts], pa.int64()),
        "timestamp": pa.array([time for _, time in counts], pa.timestamp("us")),
        **{name: pa.array(column, pa.int64()) for name, column in zip(DIRECT_CODES, zip(*counts.values()))},
    }
    write_parquet(pa.table(columns), folder / "in_hospital_24h.parquet")


def main():
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    shards, next_id = {}, 1001
    for shard, count in SHARDS.items():
        shards[shard] = [Subject(subject_id) for subject_id in range(next_id, next_id + count)]
        next_id += count
        for subject in shards[shard]:
            subject.live()
            subject.add_findings()
        write_shard(shards[shard], out / "meds" / "data" / f"{shard}.parquet")
    write_metadata(shards, out / "meds" / "metadata")
    write_direct(shards[DIRECT_SHARD], out / "direct")


if __name__ == "__main__":
    main()
