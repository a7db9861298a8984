"""Makes a small OMOP CDM 5.4 twice: OUT/parquet and OUT/csv hold the same rows.

    make_cdm.py OUT [PERSONS]

The people are invented. Everything depends on SEED only. Odd things that real CDMs have are in it: rows without a standard
concept, without a timestamp, without a date, of unknown persons and concepts, open visits, tables in several files, columns
in capitals, ids as floats.
"""

import csv
import random
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

SEED = 54
VISITS = {9201: "IP", 9202: "OP", 9203: "ER"}
CONCEPTS = [  # id, name, vocabulary, code
    (8507, "MALE", "Gender", "M"),
    (8532, "FEMALE", "Gender", "F"),
    (8527, "White", "Race", "5"),
    (8516, "Black or African American", "Race", "3"),
    (38003563, "Hispanic or Latino", "Ethnicity", "Hispanic"),
    (9201, "Inpatient Visit", "Visit", "IP"),
    (9202, "Outpatient Visit", "Visit", "OP"),
    (9203, "Emergency Room Visit", "Visit", "ER"),
    (4329847, "Myocardial infarction", "SNOMED", "22298006"),
    (312327, "Acute myocardial infarction", "SNOMED", "57054005"),
    (4296653, 'Acute "STEMI"', "SNOMED", "401303003"),
    (316866, "Hypertensive disorder", "SNOMED", "38341003"),
    (44829697, "Acute myocardial infarction, unspecified", "ICD10CM", "I21.9"),
    (44820864, "AMI NOS", "ICD9CM", "410.9"),
    (3023103, "Potassium serum", "LOINC", "2823-3"),
    (3016723, "Creatinine serum", "LOINC", "2160-0"),
    (8753, "millimole per liter", "UCUM", "mmol/L"),
    (8840, "milligram per deciliter", "UCUM", "mg/dL"),
    (9191, "Positive", "SNOMED", "10828004"),
    (1112807, "aspirin", "RxNorm", "1191"),
    (2109462, "PCI", "CPT4", "92928"),
    (4275495, "Tobacco use", "SNOMED", "365981007"),
    (45768197, "Pacemaker", "SNOMED", "14106009"),
]
ANCESTORS = [(4329847, 4329847, 0), (4329847, 312327, 1), (4329847, 4296653, 2), (312327, 312327, 0), (312327, 4296653, 1), (4296653, 4296653, 0)]
IDS = {"person_id"}


def people(rng: random.Random, count: int) -> dict[str, list[dict]]:
    tables: dict[str, list[dict]] = {name: [] for name in SCHEMAS}
    for person in range(1, count + 1):
        one_person(rng, 10 * person, tables)
    # Somebody whom `person` does not have, a row without a date, a concept that `concept` does not have.
    tables["condition_occurrence"] += [
        condition(5, 312327, datetime(2015, 3, 1, 8), 0, "I21.9"),
        {**condition(10, 312327, datetime(2015, 3, 1, 8), 0, "I21.9"), "condition_start_date": None, "condition_start_datetime": None},
        condition(10, 999999, datetime(2015, 3, 1, 8), 0, "?"),
    ]
    return tables


def one_person(rng: random.Random, person: int, tables: dict[str, list[dict]]) -> None:
    born = date(rng.randrange(1930, 1990), rng.randrange(1, 13), rng.randrange(1, 29))
    has_time = rng.random() < 0.3
    tables["person"].append(
        {
            "person_id": person,
            "gender_concept_id": rng.choice([8507, 8532, 0]),
            "year_of_birth": born.year,
            "month_of_birth": born.month if rng.random() < 0.8 else None,
            "day_of_birth": None,
            "birth_datetime": datetime(born.year, born.month, born.day, 6, 30) if has_time else None,
            "race_concept_id": rng.choice([8527, 8516, 0]),
            "ethnicity_concept_id": rng.choice([38003563, 0]),
            "gender_source_value": rng.choice(["m", "f"]),
            "race_source_value": rng.choice(["w", "b", "martian", None]),
        }
    )
    now = datetime(2012, 1, 1) + timedelta(minutes=rng.randrange(600_000))
    start = now.date()
    is_dead = False
    for _ in range(rng.randrange(1, 7)):
        now, is_dead = one_visit(rng, person, now, tables)
        if is_dead:
            break
        now += timedelta(minutes=rng.randrange(1_000, 120_000))
    tables["observation_period"].append(
        {"person_id": person, "observation_period_start_date": start, "observation_period_end_date": now.date() + timedelta(days=1)}
    )


def one_visit(rng: random.Random, person: int, now: datetime, tables: dict[str, list[dict]]) -> tuple[datetime, bool]:
    concept = rng.choice([9201, 9201, 9202, 9203, 0])
    end = now + timedelta(minutes=rng.randrange(60, 15_000))
    by_date = rng.random() < 0.2
    visit = len(tables["visit_occurrence"]) + 1
    is_open = rng.random() < 0.05
    tables["visit_occurrence"].append(
        {
            "visit_occurrence_id": visit,
            "person_id": person,
            "visit_concept_id": concept,
            "visit_start_date": now.date(),
            "visit_start_datetime": None if by_date else now,
            "visit_end_date": None if is_open else end.date(),
            "visit_end_datetime": None if by_date or is_open else end,
            "visit_source_value": {0: "KIOSK"}.get(concept, VISITS.get(concept)),
        }
    )
    for _ in range(rng.randrange(0, 12)):
        at = now + timedelta(minutes=rng.randrange(0, 8_000))
        one_row(rng, person, at, visit, tables)
    is_dead = rng.random() < 0.12
    if is_dead:
        tables["death"].append(
            {
                "person_id": person,
                "death_date": end.date(),
                "death_datetime": end - timedelta(minutes=rng.randrange(50)) if rng.random() < 0.7 else None,
                "cause_concept_id": rng.choice([312327, 0]),
            }
        )
    return end, is_dead


def condition(person: int, concept: int, at: datetime, source: int, text: str) -> dict:
    return {
        "person_id": person,
        "condition_concept_id": concept,
        "condition_start_date": at.date(),
        "condition_start_datetime": at,
        "condition_source_value": text,
        "condition_source_concept_id": source,
    }


def one_row(rng: random.Random, person: int, at: datetime, visit: int, tables: dict[str, list[dict]]) -> None:
    has_time = rng.random() < 0.7
    kind = rng.choice(["measurement"] * 4 + ["condition_occurrence"] * 2 + ["drug_exposure", "procedure_occurrence", "observation", "device_exposure"])
    if kind == "measurement":
        is_potassium = rng.random() < 0.5
        value = round(rng.uniform(2.5, 7), 1) if is_potassium else round(rng.uniform(0.4, 4), 2)
        is_text = rng.random() < 0.05
        row = {
            "measurement_concept_id": 3023103 if is_potassium else 3016723,
            "measurement_date": at.date(),
            "measurement_datetime": at if has_time else None,
            "value_as_number": None if is_text else value,
            "value_as_concept_id": 9191 if is_text else None,
            "unit_concept_id": rng.choice([8753 if is_potassium else 8840, 0, None]),
            "unit_source_value": rng.choice(["mmol/L", "mEq/L"]) if is_potassium else "mg/dL",
            "visit_occurrence_id": visit,
        }
    elif kind == "condition_occurrence":
        concept, source, text = rng.choice(
            [(312327, 44829697, "I21.9"), (4296653, 0, "STEMI"), (316866, 0, "I10"), (0, 44820864, "410.9"), (0, 0, "XYZ"), (0, 0, None)]
        )
        row = condition(person, concept, at, source, text)
        if not has_time:
            row["condition_start_datetime"] = None
    else:
        stem = {"drug_exposure": "drug", "procedure_occurrence": "procedure", "observation": "observation", "device_exposure": "device"}[kind]
        time = {"drug_exposure": "drug_exposure_start", "device_exposure": "device_exposure_start"}.get(kind, stem)
        concept = {"drug": 1112807, "procedure": 2109462, "observation": 4275495, "device": 45768197}[stem]
        row = {f"{stem}_concept_id": concept, f"{time}_date": at.date(), f"{time}_datetime": at if has_time else None}
        if kind == "observation":
            row["value_as_string"] = rng.choice(["never", "daily", None])
    row["person_id"] = person
    tables[kind].append(row)


def field(name: str) -> pa.Field:
    if name.endswith("_datetime"):
        return pa.field(name, pa.timestamp("us"))
    if name.endswith("_date"):
        return pa.field(name, pa.date32())
    if name == "unit_concept_id":
        return pa.field(name, pa.float64())  # as pandas writes integers with nulls
    if name != "vocabulary_id" and name.endswith(("_id", "_of_birth", "_separation")):
        return pa.field(name, pa.int64() if name in IDS else pa.int32())
    return pa.field(name, pa.float64() if name == "value_as_number" else pa.string())


def columns(*names: str) -> pa.Schema:
    return pa.schema([field(name) for name in names])


def timed(stem: str, time: str, *others: str) -> pa.Schema:
    return columns("person_id", f"{stem}_concept_id", f"{time}_date", f"{time}_datetime", *others)


SCHEMAS = {
    "person": columns(
        "person_id", "gender_concept_id", "year_of_birth", "month_of_birth", "day_of_birth", "birth_datetime", "race_concept_id",
        "ethnicity_concept_id", "gender_source_value", "race_source_value",
    ),
    "observation_period": columns("person_id", "observation_period_start_date", "observation_period_end_date"),
    "visit_occurrence": columns(
        "visit_occurrence_id", "person_id", "visit_concept_id", "visit_start_date", "visit_start_datetime", "visit_end_date",
        "visit_end_datetime", "visit_source_value",
    ),
    "condition_occurrence": timed("condition", "condition_start", "condition_source_value", "condition_source_concept_id"),
    "drug_exposure": timed("drug", "drug_exposure_start"),
    "procedure_occurrence": timed("procedure", "procedure"),
    "device_exposure": timed("device", "device_exposure_start"),
    "measurement": timed(
        "measurement", "measurement", "value_as_number", "value_as_concept_id", "unit_concept_id", "unit_source_value", "visit_occurrence_id"
    ),
    "observation": timed("observation", "observation", "value_as_string"),
    "death": columns("person_id", "death_date", "death_datetime", "cause_concept_id"),
}  # fmt: skip
CONCEPT = columns("concept_id", "concept_name", "vocabulary_id", "concept_code")
ANCESTOR = columns("ancestor_concept_id", "descendant_concept_id", "min_levels_of_separation")


def write(tables: dict[str, pa.Table], folder: Path) -> None:
    (folder / "parquet" / "measurement").mkdir(parents=True)
    (folder / "csv").mkdir()
    for name, table in tables.items():
        if name == "measurement":
            half = table.num_rows // 2
            pq.write_table(table.slice(0, half), folder / "parquet" / name / "a.parquet", row_group_size=100)
            pq.write_table(table.slice(half), folder / "parquet" / name / "b.parquet", compression="zstd", use_dictionary=False)
        elif name == "visit_occurrence":
            capitals = table.rename_columns([column.upper() for column in table.column_names])
            pq.write_table(capitals, folder / "parquet" / "VISIT_OCCURRENCE.parquet")
        else:
            pq.write_table(table, folder / "parquet" / f"{name}.parquet")
        is_vocabulary = name.startswith("concept")
        with open(folder / "csv" / f"{name.upper() if is_vocabulary else name}.csv", "w", newline="") as file:
            style = {"delimiter": "\t", "quoting": csv.QUOTE_NONE, "quotechar": None} if is_vocabulary else {}
            writer = csv.writer(file, **style)
            writer.writerow(table.column_names)
            writer.writerows([["" if value is None else value for value in row.values()] for row in table.to_pylist()])


def main(folder: Path, count: int) -> None:
    rows = people(random.Random(SEED), count)
    tables = {name: pa.Table.from_pylist(rows[name], schema) for name, schema in SCHEMAS.items()}
    tables["concept"] = pa.Table.from_pylist([dict(zip(CONCEPT.names, row)) for row in CONCEPTS], CONCEPT)
    tables["concept_ancestor"] = pa.Table.from_pylist([dict(zip(ANCESTOR.names, row)) for row in ANCESTORS], ANCESTOR)
    write(tables, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
