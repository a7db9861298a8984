"""Makes a random task. Its durations are whole steps of a grid on which the times of the data lie too."""

from datetime import timedelta
from random import Random

HOUR = timedelta(hours=1)
UNITS = (HOUR, 24 * HOUR, 30 * timedelta(minutes=1), 7 * timedelta(seconds=1))

SPECIALS = ("_ANY_EVENT", "_RECORD_START", "_RECORD_END")
CODES = ("A", "A//x", "B//1//mg", "B//2//mg", "LAB", "lab")
STATIC_CODES = ("GENDER//F", "GENDER//M", "RACE//1")
PATTERNS = ("^A", "A$", "//", "^(A|L)", "B//[12]", "(?i)^lab$", r"\d+//mg", "^B.*mg$", "A//x|LAB", "Z")
EVENT_CODES = ("event_type//ADM", "event_type//DIS", "event_type//LAB", "event_type")
MEASURED_CODES = ("lab//K", "lab//Na", "lab//B//2", "lab//lab", "lab", "dept//X", "dept//Y", "dept", "HR", "temp")
SUBJECT_CODES = ("eye//BROWN", "eye//BLUE", "eye", "weight")
BOUNDS = (-1.5, 0, 0.1, 0.3, 1, 2.0, 2.5, 5, float("inf"))
LOOSE = ("(0, None)", "(0,)", "(None, 9)", "0,20", "((,12))", "(-1, 15)", "(None,+30)")
TIGHT = ("(1, None)", "(,2)", "(None, 0)", "(1, 3)", "((2,))", "(0, 4)")


class Dice(Random):
    """A random stream that also answers yes or no."""

    def chance(self, probability):
        return self.random() < probability


class TaskMaker:
    """A random task for data of one standard. What the data need to know of it stays in the attributes."""

    def __init__(self, random, standard):
        self.random = random
        self.standard = standard
        self.unit = random.choice(UNITS)
        self.plain = {}
        self.demographics = {}
        self.derived = {}
        self.windows = {}
        self.has_value_column = self.random.chance(0.95)
        self.has_extra_columns = self.random.chance(0.6)

    def make(self):
        """The task as the dictionary that goes into its file."""
        for name in "abcd"[: self.random.randint(2, 4)]:
            self.plain[name] = self.plain_predicate()
        if self.random.chance(0.2):
            self.plain["s"] = self.static_predicate()
        for name in "mf"[: self.random.choice((0, 0, 0, 0, 0, 1, 1, 2))]:
            self.demographics[name] = {"code": self.random.choice(SUBJECT_CODES if self.standard == "esgpt" else STATIC_CODES)}
        if self.demographics and self.random.chance(0.1):  # then the definition among the demographics counts
            self.plain["m"] = self.plain_predicate()
        for name in "uvw"[: self.random.randint(0, 3)]:
            self.derived[name] = self.derived_predicate()
        for i in range(self.random.choice((0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6))):
            self.windows[f"w{i}"] = self.window(i)
        self.choose_label_and_index()
        predicates = {**self.plain, **self.derived}
        if self.random.chance(0.1):
            predicates["unused"] = self.random.choice(("???", {"code": "A"}, None, {"expr": "or(a, nowhere)"}))
        config = {"predicates": self.shuffled(predicates)}
        if self.demographics or self.random.chance(0.05):
            config["patient_demographics"] = self.demographics
        config["trigger"] = self.random.choice((*self.timed(), *self.timed(), *SPECIALS))
        if self.windows or self.random.chance(0.5):
            config["windows"] = self.shuffled(self.windows)
        if self.random.chance(0.2):
            config["description"] = "a random task"
            config["metadata"] = {"seeded": True, "list": [1, "two"]}
        return self.shuffled(config)

    def shuffled(self, mapping):
        return dict(self.random.sample(list(mapping.items()), len(mapping)))

    def plain_predicate(self):
        return self.esgpt_predicate() if self.standard == "esgpt" else self.coded_predicate(CODES)

    def static_predicate(self):
        if self.standard != "esgpt":
            return {**self.coded_predicate(STATIC_CODES), "static": True}
        code = self.random.choice(SUBJECT_CODES)
        return {"code": code, **(self.bounds(0.5) if code == "weight" else {}), "static": True}

    def esgpt_predicate(self):
        """Bounds stand where there are values: those of a laboratory test, or the column itself."""
        if self.random.chance(0.4):
            return {"code": self.random.choice(EVENT_CODES), **self.condition((("site", (1, 2)),))}
        code = self.random.choice(MEASURED_CODES)
        bounds = self.bounds(0.4) if code.startswith("lab//") or code in ("HR", "temp") else {}
        return {"code": code, **bounds, **self.condition((("lab_is_inlier", (True, False)), ("unit", ("mg", "kg"))))}

    def bounds(self, probability):
        keys = {}
        for bound in ("value_min", "value_max"):
            if self.random.chance(probability):
                keys[bound] = self.random.choice(BOUNDS)
            if self.random.chance(0.2):
                keys[f"{bound}_inclusive"] = self.random.choice((True, False, None))
        return keys

    def condition(self, columns):
        name, values = self.random.choice(columns)
        return {name: self.random.choice((*values, None))} if self.random.chance(0.15) else {}

    def coded_predicate(self, codes):
        if self.standard == "direct":
            return {"code": self.random.choice(codes)}
        kind = self.random.random()
        if kind < 0.5:
            predicate = {"code": self.random.choice(codes)}
        elif kind < 0.75:
            predicate = {"code": {"any": self.random.sample(codes, self.random.randint(1, 3))}}
        else:
            predicate = {"code": {"regex": self.random.choice(PATTERNS)}}
        if self.has_value_column:
            predicate.update(self.bounds(0.2))
        if self.has_extra_columns and self.random.chance(0.15):
            column, values = self.random.choice((("unit", ("mg", "kg")), ("place", (1, 2))))
            predicate[column] = self.random.choice((*values, None))
        return predicate

    def derived_predicate(self):
        names = list({**self.plain, **self.demographics, **self.derived})
        inputs = self.random.choices(names, k=self.random.randint(2, 3))
        comma = self.random.choice((",", ", ", " , "))
        predicate = {"expr": f"{self.random.choice(('and', 'or', 'or'))}({comma.join(inputs)})"}
        if self.random.chance(0.04):
            predicate["static"] = True
        return predicate

    def timed(self):
        """The predicates that happen at a time: all but the static ones."""
        predicates = {**self.plain, **self.derived}
        return [name for name in predicates if name not in self.demographics and not predicates[name].get("static")]

    def window(self, number):
        earlier = [f"w{i}.{side}" for i in range(number) for side in ("start", "end")]
        reference = self.random.choice(("trigger", "trigger", *earlier))
        forward = self.random.chance(0.6)
        near = reference + self.random.choice(("", "", "", self.offset("+"), self.offset("-"), self.next(), self.previous()))
        if forward:
            start, end = near, self.random.choice((None, *("start" + step for step in self.steps(forward))))
        else:
            start, end = self.random.choice((None, *("end" + step for step in self.steps(forward)))), near
        window = {"start": start, "end": end, "start_inclusive": self.flag(), "end_inclusive": self.flag()}
        names = [*self.timed(), *SPECIALS]
        has = {self.random.choice(names): self.constraint() for _ in range(self.random.choice((0, 0, 1, 1, 2)))}
        if has or self.random.chance(0.1):
            window["has"] = has
        return self.shuffled(window)

    def constraint(self):
        return self.random.choice(TIGHT if self.random.chance(0.25) else LOOSE)

    def steps(self, forward):
        """How the far end of a window can be reached; now and then not at all, so that it has no length."""
        if forward:
            steps = [self.offset("+"), self.offset("+"), self.next(), self.next()]
        else:
            steps = [self.offset("-"), self.offset("-"), self.previous(), self.previous()]
        return [*steps, "", " + 0h"] if self.random.chance(0.15) else steps

    def offset(self, sign):
        seconds = self.random.choice((1, 1, 2, 3, 5)) * int(self.unit.total_seconds())
        return f" {sign} {self.duration(seconds)}"

    def duration(self, seconds):
        """One of the ways to write so many seconds."""
        ways = [f"{seconds}s", f"{seconds} seconds", f"{seconds // 60}m {seconds % 60} secs"]
        if seconds < 6000:
            ways.append(f"{seconds // 60}:{seconds % 60:02}")
        if seconds % 60 == 0:
            ways += [f"{seconds // 60}m", f"{seconds // 60} minutes"]
        if seconds % 1800 == 0:
            ways += [f"{seconds / 3600:g}h", f"{seconds / 3600:g} hours", f"{seconds // 3600}:{seconds % 3600 // 60:02}:00"]
        if seconds % 86400 == 0:
            days = seconds // 86400
            ways += [f"{days}d", f"{days} days", f"{days} day, 0:00:00", f"{days / 7}w"]  # a fraction of a week is cut to seconds
        return self.random.choice(ways)

    def next(self):
        return f" -> {self.random.choice((*self.timed(), *self.timed(), '_ANY_EVENT', '_RECORD_END'))}"

    def previous(self):
        return f" <- {self.random.choice((*self.timed(), *self.timed(), '_ANY_EVENT', '_RECORD_START'))}"

    def flag(self):
        odd = ("no", "false", "", 0, 1, None)  # what is true is decided by Python, so `no` and `'false'` are
        return self.random.choice(odd) if self.random.chance(0.04) else self.random.chance(0.5)

    def choose_label_and_index(self):
        if self.windows and self.random.chance(0.7):
            self.random.choice(list(self.windows.values()))["label"] = self.random.choice(self.timed())
        if self.windows and self.random.chance(0.7):
            window = self.random.choice(list(self.windows.values()))
            window["index_timestamp"] = self.random.choice(("start", "end"))
