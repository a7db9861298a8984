"""Makes random cases: a task, its data and how to read them, each in a folder (see README.md).

Times lie on a coarse grid on which offsets end too, so that events often coincide with the ends of windows.
"""

import csv
import io
import json
from datetime import datetime, timedelta

import mistakes
import pyarrow as pa
import pyarrow.parquet as pq
import yaml

HOUR = timedelta(hours=1)
ORIGIN = datetime(2020, 1, 1)
UNITS = (HOUR, 24 * HOUR, 30 * timedelta(minutes=1), 7 * timedelta(seconds=1))
TIME_FORMATS = ("%Y-%m-%d %H:%M:%S", "%m/%d/%Y %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M:%S")
SPECIALS = ("_ANY_EVENT", "_RECORD_START", "_RECORD_END")

CODES = ("A", "A//x", "B//1//mg", "B//2//mg", "LAB", "lab")
STATIC_CODES = ("GENDER//F", "GENDER//M", "RACE//1")
PATTERNS = ("^A", "A$", "//", "^(A|L)", "B//[12]", "(?i)^lab$", r"\d+//mg", "^B.*mg$", "A//x|LAB", "Z")
VALUES = (None, float("nan"), -1.5, 0.0, 0.1, 0.3, 1.0, 2.0, 2.5, 5.0)
BOUNDS = (-1.5, 0, 0.1, 0.3, 1, 2.0, 2.5, 5, float("inf"))
LOOSE = ("(0, None)", "(0,)", "(None, 9)", "0,20", "((,12))", "(-1, 15)", "(None,+30)")
TIGHT = ("(1, None)", "(,2)", "(None, 0)", "(1, 3)", "((2,))", "(0, 4)")


class CaseMaker:
    """One random case. `random` decides everything, so a seed and a number give the same case again."""

    def __init__(self, random):
        self.random = random
        self.is_meds = random.random() < 0.5
        self.unit = random.choice(UNITS)
        self.plain = {}
        self.demographics = {}
        self.derived = {}
        self.windows = {}
        self.has_value_column = self.chance(0.95)
        self.has_extra_columns = self.chance(0.6)

    def chance(self, probability):
        return self.random.random() < probability

    # ---- the task

    def task(self):
        for name in "abcd"[: self.random.randint(2, 4)]:
            self.plain[name] = self.plain_predicate(CODES)
        if self.chance(0.2):
            self.plain["s"] = {**self.plain_predicate(STATIC_CODES), "static": True}
        for name in "mf"[: self.random.choice((0, 0, 0, 0, 0, 1, 1, 2))]:
            self.demographics[name] = {"code": self.random.choice(STATIC_CODES)}
        if self.demographics and self.chance(0.1):  # then the definition among the demographics counts
            self.plain["m"] = self.plain_predicate(CODES)
        for name in "uvw"[: self.random.randint(0, 3)]:
            self.derived[name] = self.derived_predicate()
        for i in range(self.random.choice((0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6))):
            self.windows[f"w{i}"] = self.window(i)
        self.choose_label_and_index()
        predicates = {**self.plain, **self.derived}
        if self.chance(0.1):
            predicates["unused"] = self.random.choice(("???", {"code": "A"}, None, {"expr": "or(a, nowhere)"}))
        config = {"predicates": self.shuffled(predicates)}
        if self.demographics or self.chance(0.05):
            config["patient_demographics"] = self.demographics
        config["trigger"] = self.random.choice((*self.timed(), *self.timed(), *SPECIALS))
        if self.windows or self.chance(0.5):
            config["windows"] = self.shuffled(self.windows)
        if self.chance(0.2):
            config["description"] = "a random task"
            config["metadata"] = {"seeded": True, "list": [1, "two"]}
        return self.shuffled(config)

    def shuffled(self, mapping):
        return dict(self.random.sample(list(mapping.items()), len(mapping)))

    def plain_predicate(self, codes):
        if not self.is_meds:
            return {"code": self.random.choice(codes)}
        kind = self.random.random()
        if kind < 0.5:
            predicate = {"code": self.random.choice(codes)}
        elif kind < 0.75:
            predicate = {"code": {"any": self.random.sample(codes, self.random.randint(1, 3))}}
        else:
            predicate = {"code": {"regex": self.random.choice(PATTERNS)}}
        if self.has_value_column:
            for bound in ("value_min", "value_max"):
                if self.chance(0.2):
                    predicate[bound] = self.random.choice(BOUNDS)
                if self.chance(0.2):
                    predicate[f"{bound}_inclusive"] = self.random.choice((True, False, None))
        if self.has_extra_columns and self.chance(0.15):
            column, values = self.random.choice((("unit", ("mg", "kg")), ("place", (1, 2))))
            predicate[column] = self.random.choice((*values, None))
        return predicate

    def derived_predicate(self):
        names = list({**self.plain, **self.demographics, **self.derived})
        inputs = self.random.choices(names, k=self.random.randint(2, 3))
        comma = self.random.choice((",", ", ", " , "))
        predicate = {"expr": f"{self.random.choice(('and', 'or', 'or'))}({comma.join(inputs)})"}
        if self.chance(0.04):
            predicate["static"] = True
        return predicate

    def timed(self):
        """The predicates that happen at a time: all but the static ones."""
        predicates = {**self.plain, **self.derived}
        return [name for name in predicates if name not in self.demographics and not predicates[name].get("static")]

    def window(self, number):
        earlier = [f"w{i}.{side}" for i in range(number) for side in ("start", "end")]
        reference = self.random.choice(("trigger", "trigger", *earlier))
        forward = self.chance(0.6)
        near = reference + self.random.choice(("", "", "", self.offset("+"), self.offset("-"), self.next(), self.previous()))
        if forward:
            start, end = near, self.random.choice((None, *("start" + step for step in self.steps(forward))))
        else:
            start, end = self.random.choice((None, *("end" + step for step in self.steps(forward)))), near
        window = {"start": start, "end": end, "start_inclusive": self.flag(), "end_inclusive": self.flag()}
        names = [*self.timed(), *SPECIALS]
        has = {self.random.choice(names): self.constraint() for _ in range(self.random.choice((0, 0, 1, 1, 2)))}
        if has or self.chance(0.1):
            window["has"] = has
        return self.shuffled(window)

    def constraint(self):
        return self.random.choice(TIGHT if self.chance(0.25) else LOOSE)

    def steps(self, forward):
        """How the far end of a window can be reached; now and then not at all, so that it has no length."""
        if forward:
            steps = [self.offset("+"), self.offset("+"), self.next(), self.next()]
        else:
            steps = [self.offset("-"), self.offset("-"), self.previous(), self.previous()]
        return [*steps, "", " + 0h"] if self.chance(0.15) else steps

    def offset(self, sign):
        seconds = self.random.choice((1, 1, 2, 3, 5)) * int(self.unit.total_seconds())
        return f" {sign} {self.duration(seconds)}"

    def duration(self, seconds):
        """One of the ways to write so many seconds."""
        ways = [f"{seconds}s", f"{seconds} seconds"]
        if seconds % 60 == 0:
            ways += [f"{seconds // 60}m", f"{seconds // 60} minutes"]
        if seconds % 1800 == 0:
            ways += [f"{seconds / 3600:g}h", f"{seconds / 3600:g} hours", f"{seconds // 3600}:{seconds % 3600 // 60:02}:00"]
        if seconds % 86400 == 0:
            ways += [f"{seconds // 86400}d", f"{seconds // 86400} days", f"{seconds // 86400} day, 0:00:00"]
        return self.random.choice(ways)

    def next(self):
        return f" -> {self.random.choice((*self.timed(), *self.timed(), '_ANY_EVENT', '_RECORD_END'))}"

    def previous(self):
        return f" <- {self.random.choice((*self.timed(), *self.timed(), '_ANY_EVENT', '_RECORD_START'))}"

    def flag(self):
        odd = ("no", "false", "", 0, 1, None)  # what is true is decided by Python, so `no` and `'false'` are
        return self.random.choice(odd) if self.chance(0.04) else self.chance(0.5)

    def choose_label_and_index(self):
        if self.windows and self.chance(0.7):
            self.random.choice(list(self.windows.values()))["label"] = self.random.choice(self.timed())
        if self.windows and self.chance(0.7):
            window = self.random.choice(list(self.windows.values()))
            window["index_timestamp"] = self.random.choice(("start", "end"))

    # ---- the data

    def times(self):
        """The times of one subject, in order and often repeated; None stands for a static row."""
        last = self.random.randint(1, 16)
        steps = [self.random.randint(0, last) for _ in range(self.random.choice((1, 3, 6, 10, 16, 24)))]
        static = [None] * self.random.choice((0, 1, 2, 3))
        return static + [ORIGIN + step * self.unit for step in sorted(steps)]

    def subject_ids(self):
        ids = self.random.sample(range(1, 40), self.random.choice((1, 3, 5, 8, 12)))
        return ids if self.is_meds or self.chance(0.9) else [f"p{i}" for i in ids]

    def meds_table(self):
        rows = []
        for subject in sorted(self.subject_ids()):
            for time in self.times():
                codes = STATIC_CODES if time is None and self.chance(0.9) else CODES
                code = None if self.chance(0.02) else self.random.choice(codes)
                extra = (self.random.choice(("mg", "kg", None)), self.random.choice((1, 2, None)))
                rows.append((subject, time, code, self.random.choice(VALUES), *extra))
        if self.chance(0.2):
            self.random.shuffle(rows)
        columns = list(zip(*rows))
        table = {
            "subject_id": pa.array(columns[0], pa.int64()),
            "time": pa.array(columns[1], pa.timestamp("us")),
            "code": pa.array(columns[2], pa.string()),
        }
        if self.has_value_column:
            table["numeric_value"] = pa.array(columns[3], pa.float64() if self.chance(0.1) else pa.float32())
        if self.has_extra_columns:
            table["unit"] = pa.array(columns[4], pa.string())
            table["place"] = pa.array(columns[5], pa.int64())
        if self.chance(0.2):
            table["code"] = table["code"].dictionary_encode()
        return pa.table(table)

    def direct_table(self):
        names = list({**self.plain, **self.demographics})
        static = [name for name in names if name in self.demographics or self.plain[name].get("static")]
        rows = []
        for subject in sorted(self.subject_ids()):
            for time in self.times():
                likely = static if time is None else [name for name in names if name not in static]
                counts = [self.count(0.6 if name in likely else 0.05) for name in names]
                rows.append((subject, time, *counts))
        if self.chance(0.3):
            self.random.shuffle(rows)
        columns = list(zip(*rows))
        table = {
            "subject_id": pa.array(columns[0]),
            "timestamp": pa.array(columns[1], pa.timestamp("us")),
            **{name: pa.array(columns[2 + i], pa.int64()) for i, name in enumerate(names)},
        }
        if self.chance(0.3):
            table["other"] = pa.array(["text"] * len(rows))
        if self.chance(0.15):  # a fraction that sums without rounding, whatever the order
            table[names[0]] = pa.array([None if n is None else n * 0.75 for n in columns[2]], pa.float64())
        elif self.chance(0.15):
            table[names[1]] = pa.array([None if n is None else n > 0 for n in columns[3]], pa.bool_())
        elif self.chance(0.15):
            table[names[1]] = table[names[1]].cast(pa.int8())
        return pa.table(table)

    def count(self, probability):
        if self.chance(probability):
            return self.random.choice((1, 1, 1, 2, 3, -1)) if self.chance(0.2) else 1
        return None if self.chance(0.05) else 0

    # ---- the folder

    def write(self, folder):
        """Writes the files of the case; whoever runs them adds `expected.json` and `actual.json`."""
        folder.mkdir(parents=True)
        config = self.task()
        table = self.meds_table() if self.is_meds else self.direct_table()
        case = {"standard": "meds" if self.is_meds else "direct", "data": "data.parquet", "ts_format": None}
        if not self.is_meds:
            case["ts_format"] = self.random.choice(TIME_FORMATS)
            if self.chance(0.7):
                case["data"] = "data.csv"
        overrides = self.split_off_overrides(config) if self.chance(0.2) else None
        case["predicates"] = "predicates.yaml" if overrides else None
        case["mistake"] = mistakes.add_one(config, case, self.random) if self.chance(0.1) else None
        case["may_fail"] = mistakes.may_fail(config, overrides or {})
        text = self.yaml(config)
        if case["mistake"] in mistakes.IN_TEXT:
            text = mistakes.IN_TEXT[case["mistake"]](text)
        (folder / "config.yaml").write_text(text)
        if overrides:
            (folder / "predicates.yaml").write_text(self.yaml(overrides))
        self.write_data(table, folder / case["data"], case["ts_format"])
        (folder / "case.json").write_text(json.dumps(case, indent=1) + "\n")

    def yaml(self, document):
        style = self.random.choice((False, None, True))
        return yaml.safe_dump(document, sort_keys=False, default_flow_style=style, width=1000)

    def split_off_overrides(self, config):
        """Moves some predicates into a predicates file, leaving a placeholder, another definition or nothing behind."""
        overrides = {"predicates": {}}
        for name in self.random.sample(list(config["predicates"]), self.random.randint(1, len(config["predicates"]))):
            overrides["predicates"][name] = config["predicates"][name]
            left = self.random.choice(("???", {"code": "ELSEWHERE"}, None))
            if left is None:
                del config["predicates"][name]
            else:
                config["predicates"][name] = left
        if self.demographics and self.chance(0.5):
            overrides["patient_demographics"] = config.pop("patient_demographics")
        return overrides

    def write_data(self, table, path, time_format):
        if path.suffix == ".csv":
            path.write_text(self.csv(table, time_format))
            return
        pq.write_table(
            table,
            path,
            row_group_size=self.random.choice((3, 10, 1000)),
            compression=self.random.choice(("zstd", "snappy", "gzip", "none")),
            use_dictionary=self.chance(0.8),
            data_page_version=self.random.choice(("1.0", "2.0")),
        )

    def csv(self, table, time_format):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(table.column_names)
        for row in zip(*(column.to_pylist() for column in table.columns)):
            writer.writerow([self.cell(value, time_format) for value in row])
        return text.getvalue()

    @staticmethod
    def cell(value, time_format):
        if isinstance(value, bool):
            return str(value).lower()
        return f"{value:{time_format}}" if isinstance(value, datetime) else value
