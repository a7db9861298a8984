# /// script
# requires-python = ">=3.11"
# dependencies = ["pyarrow==26.0.1"]
# ///
"""Makes `esgpt/` next to this file: the shard `held_out/0` of `meds/` as EventStreamGPT would save it.

    uv run make_esgpt_data.py [OUT]          or: pip install pyarrow==26.0.1 && python make_esgpt_data.py [OUT]

Every time of a subject is one event, whose types stand side by side. As ESGPT puts the tables of its sources one behind the
other, measurements come by source and not by event. Nothing is random, so the files come out byte for byte the same.
"""

import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
SHARD = HERE / "meds" / "data" / "held_out" / "0.parquet"
ROW_GROUP_ROWS = 1_000

TYPES = {  # by the beginning of the MEDS code
    "MEDS_BIRTH": "BIRTH",
    "MEDS_DEATH": "DEATH",
    "HOSPITAL_ADMISSION": "ADMISSION",
    "HOSPITAL_DISCHARGE": "DISCHARGE",
    "ICU_ADMISSION": "ICU_ADMISSION",
    "ICU_DISCHARGE": "ICU_DISCHARGE",
    "ED_ARRIVAL": "ED_ARRIVAL",
    "ED_DEPARTURE": "ED_DEPARTURE",
    "VISIT": "VISIT",
    "LAB": "LAB",
    "VITAL": "VITAL",
    "MEDICATION": "MEDICATION",
    "DIAGNOSIS": "DIAGNOSIS",
}
LABELS = {  # the measurement that holds the second part of the code
    "HOSPITAL_ADMISSION": "admission_type",
    "HOSPITAL_DISCHARGE": "discharge_location",
    "ICU_ADMISSION": "unit",
    "ICU_DISCHARGE": "unit",
    "LAB": "lab",
    "MEDICATION": "medication",
}
VITALS = {
    "HEART_RATE": "heart_rate",
    "SYSTOLIC_PRESSURE": "systolic",
    "OXYGEN_SATURATION": "oxygen",
    "TEMPERATURE": "temperature",
}
TEXTS = ("admission_type", "discharge_location", "unit", "diagnosis", "medication", "lab")
NUMBERS = (*VITALS.values(), "lab_value")
SOURCES = ("admission_type", "discharge_location", "unit", "vital", "lab", "medication", "diagnosis")


def measurement(name, temporality, modality, values_column=None):
    return {"name": name, "temporality": temporality, "modality": modality, "values_column": values_column}


def configuration():
    """The part of `config.json` that says which measurements there are."""
    single, many = "single_label_classification", "multi_label_classification"
    measurements = [
        measurement("gender", "static", single),
        measurement("ethnicity", "static", single),
        measurement("age", "functional_time_dependent", "univariate_regression"),
        *(measurement(name, "dynamic", many) for name in TEXTS if name != "lab"),
        *(measurement(name, "dynamic", "univariate_regression") for name in VITALS.values()),
        measurement("lab", "dynamic", "multivariate_regression", "lab_value"),
    ]
    return {"measurement_configs": {each["name"]: each for each in measurements}}


class Dataset:
    """The tables so far: subjects and events by what identifies them, measurements by source."""

    def __init__(self):
        self.subjects = {}
        self.events = {}
        self.measurements = {source: [] for source in SOURCES}

    def add(self, subject, time, code, value):
        kind, *parts = code.split("//")
        person = self.subjects.setdefault(subject, {})
        if time is None:
            person[kind.lower()] = parts[0]
            return
        if kind == "MEDS_BIRTH":
            person["dob"] = time
        self.events.setdefault((subject, time), set()).add(TYPES.get(kind, "_".join(parts)))
        key = (subject, time)
        if kind == "VITAL":
            self.vital(key)[VITALS[parts[0]]] = value
        elif kind == "DIAGNOSIS":
            self.measurements["diagnosis"].append((key, {"diagnosis": parts[-1]}))
        elif kind in LABELS:
            name = LABELS[kind]
            values = {"lab_value": value} if name == "lab" else {}
            self.measurements[name].append((key, {name: parts[0], **values}))

    def vital(self, key):
        """The row of the vital signs of an event, which come together."""
        rows = self.measurements["vital"]
        if not rows or rows[-1][0] != key:
            rows.append((key, {}))
        return rows[-1][1]

    def subjects_table(self):
        people = self.subjects.values()
        return pa.table(
            {
                "subject_id": pa.array(self.subjects, pa.uint16()),
                "gender": pa.array((person.get("gender") for person in people), pa.string()),
                "ethnicity": pa.array((person.get("ethnicity") for person in people), pa.string()),
                "dob": pa.array((person.get("dob") for person in people), pa.timestamp("us")),
            }
        )

    def events_table(self):
        born = {subject: person["dob"] for subject, person in self.subjects.items()}
        return pa.table(
            {
                "event_id": pa.array(range(len(self.events)), pa.uint32()),
                "subject_id": pa.array((subject for subject, _ in self.events), pa.uint16()),
                "timestamp": pa.array((time for _, time in self.events), pa.timestamp("us")),
                "event_type": pa.array(("&".join(sorted(types)) for types in self.events.values()), pa.string()),
                "age": pa.array(((time - born[subject]).days / 365.25 for subject, time in self.events), pa.float64()),
            }
        )

    def measurements_table(self):
        ids = {key: i for i, key in enumerate(self.events)}
        rows = [row for source in SOURCES for row in self.measurements[source]]
        return pa.table(
            {
                "measurement_id": pa.array(range(len(rows)), pa.uint32()),
                **{name: pa.array((row.get(name) for _, row in rows), pa.string()) for name in TEXTS},
                **{name: pa.array((row.get(name) for _, row in rows), pa.float32()) for name in NUMBERS},
                "event_id": pa.array((ids[key] for key, _ in rows), pa.uint32()),
            }
        )


def main():
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "esgpt"
    out.mkdir(parents=True, exist_ok=True)
    dataset = Dataset()
    for row in pq.read_table(SHARD).to_pylist():
        dataset.add(row["subject_id"], row["time"], row["code"], row["numeric_value"])
    (out / "config.json").write_text(json.dumps(configuration(), indent=1) + "\n")
    tables = {
        "subjects_df": dataset.subjects_table(),
        "events_df": dataset.events_table(),
        "dynamic_measurements_df": dataset.measurements_table(),
    }
    for name, table in tables.items():
        pq.write_table(table, out / f"{name}.parquet", row_group_size=ROW_GROUP_ROWS, compression="zstd")


if __name__ == "__main__":
    main()
