"""Makes a random ESGPT dataset for a task."""

import pyarrow as pa
from random_data import VALUES, DataMaker

TYPES = ("ADM", "DIS", "LAB", "OTHER")
LABS = ("K", "Na", "B//2", "lab")
ID_TYPES = (pa.uint32(), pa.int64(), pa.uint8(), pa.int32())


class EsgptMaker(DataMaker):
    """Three tables that fit a TaskMaker: subjects, events at distinct times, and measurements in any order."""

    NAME = "data"

    def config(self):
        values = {"lab": "lab_value"}
        names = ("eye", "weight", "lab", "dept", "HR", "temp", "age")
        return {"measurement_configs": {name: {"name": name, "values_column": values.get(name)} for name in names}}

    def make(self):
        subjects = self.subject_ids()
        events = self.events(subjects)
        measurements = [row for event in events for row in self.measurements(event[0])]
        measurements += [row for _ in range(self.random.choice((0, 0, 2))) for row in self.measurements(self.random.choice((None, 250)))]
        if not measurements:
            measurements = [self.measurement(None)]
        self.random.shuffle(measurements)
        if self.random.chance(0.2):
            self.random.shuffle(events)
        subject_type, event_type = self.random.choice(ID_TYPES), self.random.choice(ID_TYPES)
        return {
            "subjects_df": self.subjects_table(subjects, subject_type),
            "events_df": self.events_table(events, subject_type, event_type),
            "dynamic_measurements_df": self.measurements_table(measurements, event_type),
        }

    def events(self, subjects):
        times = [(subject, time) for subject in subjects for time in self.distinct_times()]
        step = self.random.choice((1, 1, 1, 2))
        ids = [step * i for i in range(len(times))]
        if self.random.chance(0.2):
            self.random.shuffle(ids)
        return [(id, *time, self.event_type(), self.random.choice((1, 2, None))) for id, time in zip(ids, times)]

    def distinct_times(self):
        """Now and then with two events at a time, or one without a time, which es-aces refuses."""
        times = [time for time in self.times() if time is not None][:8]
        if not self.random.chance(0.005):
            times = sorted(set(times))
        return [None, *times] if self.random.chance(0.003) else times

    def event_type(self):
        if self.random.chance(0.05):
            return None
        return "&".join(self.random.sample(TYPES, self.random.choice((1, 1, 2, 3))))

    def measurements(self, event):
        return [self.measurement(event) for _ in range(self.random.choice((0, 1, 1, 2, 3)))]

    def measurement(self, event):
        return (
            event,
            self.random.choice((*LABS, *LABS, None)),
            self.random.choice(VALUES),
            self.random.choice((True, False, None)),
            self.random.choice(("mg", "kg", None)),
            self.random.choice(("X", "Y", None, None)),
            self.random.choice((*VALUES, None, None)),
            self.random.choice((0, 1, 2, 5, None)),
        )

    def subjects_table(self, subjects, subject_type):
        """Some subjects have no row here, and some have no events."""
        known = [subject for subject in subjects if not self.random.chance(0.05)] + [41, 42][: self.random.choice((0, 0, 1, 2))]
        eyes = [self.random.choice(("BROWN", "BROWN", "BLUE", None)) for _ in known]
        return pa.table(
            {
                "subject_id": pa.array(known, subject_type),
                "MRN": self.text([str(1000 + subject) for subject in known]),
                "eye": self.text(eyes),
                "weight": pa.array([self.random.choice(VALUES) for _ in known], pa.float64()),
            }
        )

    def events_table(self, events, subject_type, event_type):
        ids, subjects, times, types, sites = zip(*events)
        return pa.table(
            {
                "event_id": pa.array(ids, event_type),
                "subject_id": pa.array(subjects, subject_type),
                "timestamp": pa.array(times, pa.timestamp("us")),
                "event_type": self.text(types),
                "site": pa.array(sites, pa.int64()),
                "age": pa.array([float(id) for id in ids]),
            }
        )

    def measurements_table(self, measurements, event_type):
        ids, labs, values, inliers, units, departments, rates, temperatures = zip(*measurements)
        return pa.table(
            {
                "measurement_id": pa.array(range(len(ids)), pa.uint32()),
                "dept": self.text(departments),
                "HR": pa.array(rates, self.random.choice((pa.float64(), pa.float64(), pa.float32()))),
                "temp": pa.array(temperatures, self.random.choice((pa.float64(), pa.int64()))),
                "lab": self.text(labs),
                "lab_value": pa.array(values, pa.float64()),
                "event_id": pa.array(ids, event_type),
                "lab_is_inlier": pa.array(inliers, pa.bool_()),
                "unit": self.text(units),
            }
        )

    def text(self, values):
        """ESGPT saves categories, which are stored as texts; other writers store them in their own way."""
        column = pa.array(values, pa.string())
        return column.dictionary_encode() if self.random.chance(0.2) else column
