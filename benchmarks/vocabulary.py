"""The codes of the synthetic dataset: about 19,000, named and distributed like those of MIMIC-IV in MEDS."""

from dataclasses import dataclass, field

import numpy as np

ADMISSION_TYPES = ["EW EMER.", "EU OBSERVATION", "EMERGENCY", "OBSERVATION ADMIT", "URGENT", "ELECTIVE", "AMBULATORY OBSERVATION"]
ADMISSION_SOURCES = ["EMERGENCY ROOM", "PHYSICIAN REFERRAL", "TRANSFER FROM HOSPITAL", "WALK-IN/SELF REFERRAL", "CLINIC REFERRAL"]
DISCHARGES = ["HOME", "HOME HEALTH CARE", "SKILLED NURSING FACILITY", "REHAB", "HOSPICE", "AGAINST ADVICE", "UNK"]
ETHNICITIES = ["WHITE", "BLACK/AFRICAN AMERICAN", "HISPANIC/LATINO", "ASIAN", "OTHER", "UNKNOWN"]
INTENSIVE_CARE_UNITS = ["Medical (MICU)", "Surgical (SICU)", "Coronary (CCU)", "Cardiac Vascular (CVICU)", "Trauma (TSICU)"]
WARDS = ["Emergency Department", "Medicine", "Med/Surg", "Surgery", "Neurology", "Cardiology", "Unknown"]
UNITS = ["mg/dL", "mEq/L", "%", "K/uL", "g/dL", "IU/L", "sec", "mmol/L", "UNK", "ng/mL", "m/uL", "pg"]
SYLLABLES = ["ab", "cor", "met", "pro", "lis", "zol", "tran", "vir", "pen", "oxi", "dex", "flu", "hep", "ran", "sul", "tor", "eth", "ami"]
DOSES = ["", " 5 mg Tab", " 20 mg/mL Inj", " XR", " Flush", " (IV)"]
CODED_DIAGNOSES = ["I214", "I219", "I2109", "I213", "I5023", "I10", "E119", "N179", "A419", "J9601", "Z7901"]

# code suffix, mean, standard deviation
LABS = [
    ("50912//mg/dL", 1.3, 0.9), ("50971//mEq/L", 4.2, 0.55), ("50983//mEq/L", 138.5, 4.2), ("50902//mEq/L", 103, 5.5),
    ("51221//%", 33, 6), ("51301//K/uL", 9, 4.5), ("51265//K/uL", 210, 90), ("50813//mmol/L", 2.1, 1.4),
    ("51222//g/dL", 11, 2.1), ("50931//mg/dL", 130, 48), ("51006//mg/dL", 24, 17), ("50882//mEq/L", 25, 4),
    ("50885//mg/dL", 1.2, 1.6), ("51237//UNK", 1.4, 0.5), ("51003//ng/mL", 0.3, 0.8),
]  # fmt: skip
VITALS = [
    ("220045//bpm", 86, 17), ("220277//%", 96.5, 2.6), ("220210//insp/min", 19, 5.5), ("220179//mmHg", 120, 22),
    ("220180//mmHg", 65, 14), ("220181//mmHg", 79, 15), ("223761//°F", 98.4, 0.9), ("220739//UNK", 3.4, 1),
]  # fmt: skip


@dataclass
class Vocabulary:
    """Codes by id; `mean` and `deviation` describe their values, NaN = has none; `groups` are arrays of ids."""

    codes: list[str] = field(default_factory=list)
    mean: list[float] = field(default_factory=list)
    deviation: list[float] = field(default_factory=list)
    groups: dict[str, np.ndarray] = field(default_factory=dict)

    def add(self, code: str, mean: float = np.nan, deviation: float = np.nan) -> int:
        self.codes.append(code)
        self.mean.append(mean)
        self.deviation.append(deviation)
        return len(self.codes) - 1

    def group(self, name: str, codes: list[str]) -> None:
        self.groups[name] = np.array([self.add(code) for code in codes])

    def __getitem__(self, group: str) -> np.ndarray:
        return self.groups[group]


def build() -> Vocabulary:
    """The same vocabulary in every run."""
    random = np.random.default_rng(12345)
    vocabulary = Vocabulary()
    vocabulary.group("birth", ["MEDS_BIRTH"])
    vocabulary.group("death", ["MEDS_DEATH"])
    vocabulary.group("gender", ["GENDER//F", "GENDER//M"])
    vocabulary.group("ethnicity", [f"ETHNICITY//{e}" for e in ETHNICITIES])
    vocabulary.group("admission", [f"HOSPITAL_ADMISSION//{t}//{s}" for t in ADMISSION_TYPES for s in ADMISSION_SOURCES])
    vocabulary.group("discharge", [f"HOSPITAL_DISCHARGE//{d}" for d in DISCHARGES])
    vocabulary.group("discharge_died", ["HOSPITAL_DISCHARGE//DIED"])
    vocabulary.group("icu_in", [f"ICU_ADMISSION//{u}" for u in INTENSIVE_CARE_UNITS])
    vocabulary.group("icu_out", [f"ICU_DISCHARGE//{u}" for u in INTENSIVE_CARE_UNITS])
    vocabulary.group("emergency", ["ED_REGISTRATION", "ED_OUT"])
    vocabulary.group("transfer", [f"TRANSFER_TO//{t}//{w}" for t in ("ED", "admit", "transfer") for w in WARDS])
    vocabulary.group("infusion", [f"INFUSION_{e}//{i}" for i in range(221289, 221469) for e in ("START", "END")])
    vocabulary.group("ventilation", ["PROCEDURE//START//225792", "PROCEDURE//END//225792"])
    vocabulary.group("procedure", [f"PROCEDURE//{e}//{i}" for i in range(224264, 224384) for e in ("START", "END")])
    vocabulary.group("billing", [f"DRG//APR//{i}" for i in range(1, 700)])
    vocabulary.group("office", [f"HCPCS//{i}" for i in range(99217, 99917)])
    vocabulary.group("operation", [f"PROCEDURE//ICD//10//0{i:06X}" for i in random.choice(2**24, 1500, replace=False)])
    add_measurements(vocabulary, random)
    add_medications(vocabulary, random)
    add_diagnoses(vocabulary, random)
    return vocabulary


def add_measurements(vocabulary: Vocabulary, random: np.random.Generator) -> None:
    for group, named, others, with_values in (
        ("lab", LABS, random.choice(np.arange(51500, 54000), 1585, replace=False), 1.0),
        ("vital", VITALS, random.choice(np.arange(223902, 230000), 1400, replace=False), 0.55),
    ):
        ids = [vocabulary.add(f"LAB//{code}", mean, deviation) for code, mean, deviation in named]
        for item in others:
            mean = round(10 ** random.uniform(-0.3, 2.4), 2) if random.random() < with_values else np.nan
            ids.append(vocabulary.add(f"LAB//{item}//{random.choice(UNITS)}", mean, mean * 0.25))
        vocabulary.groups[group] = np.array(ids)


def add_medications(vocabulary: Vocabulary, random: np.random.Generator) -> None:
    names: dict[str, None] = {}
    while len(names) < 3600:
        name = "".join(random.choice(SYLLABLES, random.integers(2, 5))).capitalize()
        names[f"{name}{random.choice(DOSES)}//{random.choice(['Administered', 'Administered', 'Started'])}"] = None
    vocabulary.group("medication", [f"MEDICATION//{name}" for name in names])


def add_diagnoses(vocabulary: Vocabulary, random: np.random.Generator) -> None:
    generated: dict[str, None] = {}
    while len(generated) < 5500:
        digits = "".join(str(d) for d in random.integers(0, 10, random.integers(2, 6)))
        generated[random.choice(list("ABCDEFGHIJKLMNRSTZ")) + digits + "x"] = None
    tenth = [f"DIAGNOSIS//ICD//10//{c}" for c in [*CODED_DIAGNOSES, *generated]]
    ninth = [f"DIAGNOSIS//ICD//9//{c}" for c in [*random.choice(np.arange(100, 41000), 3500, replace=False), 41071]]
    vocabulary.group("diagnosis", tenth + ninth)
