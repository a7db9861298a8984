"""Makes random data for a task. Events often coincide with each other and, being on one grid, with the ends of windows."""

from datetime import datetime

import pyarrow as pa
from random_tasks import CODES, STATIC_CODES

ORIGINS = (datetime(2020, 1, 1), datetime(2020, 2, 28, 23), datetime(1969, 12, 31, 22), datetime(1905, 6, 1))
VALUES = (None, float("nan"), -1.5, 0.0, 0.1, 0.3, 1.0, 2.0, 2.5, 5.0)


class DataMaker:
    """Random data that fit a TaskMaker, as an Arrow table."""

    NAME = "data.parquet"

    def __init__(self, random, task):
        self.random = random
        self.task = task
        self.origin = random.choice(ORIGINS)

    def make(self):
        return self.meds_table() if self.task.standard == "meds" else self.direct_table()

    def times(self):
        """The times of one subject, in order and often repeated; None stands for a static row."""
        last = self.random.randint(1, 16)
        steps = [self.random.randint(0, last) for _ in range(self.random.choice((1, 3, 6, 10, 16, 24)))]
        static = [None] * self.random.choice((0, 1, 2, 3))
        return static + [self.origin + step * self.task.unit for step in sorted(steps)]

    def subject_ids(self):
        return sorted(self.random.sample(range(1, 40), self.random.choice((1, 3, 5, 8, 12))))

    def meds_table(self):
        rows = []
        for subject in self.subject_ids():
            for time in self.times():
                codes = STATIC_CODES if time is None and self.random.chance(0.9) else CODES
                code = None if self.random.chance(0.02) else self.random.choice(codes)
                extra = (self.random.choice(("mg", "kg", None)), self.random.choice((1, 2, None)))
                rows.append((subject, time, code, self.random.choice(VALUES), *extra))
        if self.random.chance(0.2):
            self.random.shuffle(rows)
        columns = list(zip(*rows))
        table = {
            "subject_id": pa.array(columns[0], pa.int64()),
            "time": pa.array(columns[1], pa.timestamp("us")),
            "code": pa.array(columns[2], pa.string()),
        }
        if self.task.has_value_column:
            table["numeric_value"] = pa.array(columns[3], pa.float64() if self.random.chance(0.1) else pa.float32())
        if self.task.has_extra_columns:
            table["unit"] = pa.array(columns[4], pa.string())
            table["place"] = pa.array(columns[5], pa.int64())
        if self.random.chance(0.2):
            table["code"] = table["code"].dictionary_encode()
        return pa.table(table)

    def direct_table(self):
        names = list({**self.task.plain, **self.task.demographics})
        static = [name for name in names if name in self.task.demographics or self.task.plain[name].get("static")]
        rows = []
        for subject in self.subject_ids():
            for time in self.times():
                likely = static if time is None else [name for name in names if name not in static]
                counts = [self.count(0.6 if name in likely else 0.05) for name in names]
                rows.append((subject, time, *counts))
        if self.random.chance(0.3):
            self.random.shuffle(rows)
        subject, time, *counts = rows[0]
        rows[0] = (subject, time, *(count or 0 for count in counts))  # es-aces takes an empty CSV column for text and fails
        columns = list(zip(*rows))
        table = {
            "subject_id": pa.array(columns[0], pa.int64()),
            "timestamp": pa.array(columns[1], pa.timestamp("us")),
            **{name: pa.array(columns[2 + i], pa.int64()) for i, name in enumerate(names)},
        }
        if self.random.chance(0.3):
            table["other"] = pa.array(["text"] * len(rows))
        if self.random.chance(0.15):  # a fraction that sums without rounding, whatever the order
            table[names[0]] = pa.array([None if n is None else n * 0.75 for n in columns[2]], pa.float64())
        elif self.random.chance(0.15):
            table[names[1]] = pa.array([None if n is None else n > 0 for n in columns[3]], pa.bool_())
        elif self.random.chance(0.15):
            table[names[1]] = table[names[1]].cast(pa.int8())
        return pa.table(table)

    def count(self, probability):
        if self.random.chance(probability):
            return self.random.choice((1, 1, 1, 2, 3, -1)) if self.random.chance(0.2) else 1
        return None if self.random.chance(0.05) else 0
