"""Mistakes to put into a task, and which tasks es-aces refuses only when it gets that far."""

import re


def window_of(config):
    """Some window that the mistake goes into."""
    return next(iter(config["windows"].values()))


def change_window(**changes):
    return lambda config: window_of(config).update(changes)


def drop_from_window(key):
    return lambda config: window_of(config).pop(key)


def constrain(constraint, predicate="_ANY_EVENT"):
    return lambda config: window_of(config).update(start="trigger", end="start + 1d", has={predicate: constraint})


def trigger_on(name, definition):
    def change(config):
        config["predicates"][name] = definition
        config["trigger"] = name

    return change


def bound(start, end):
    return change_window(start=start, end=end)


def two_windows(**keys):
    def change(config):
        for name in ("one", "two"):
            flags = {"start_inclusive": True, "end_inclusive": True}
            config["windows"][name] = {"start": "trigger", "end": "start + 1d", **flags, **keys}

    return change


IN_CONFIG = {
    "unknown top-level key": lambda config: config.update(outcome="a"),
    "no trigger": lambda config: config.pop("trigger"),
    "trigger undefined": lambda config: config.update(trigger="nowhere"),
    "trigger null": lambda config: config.update(trigger=None),
    "windows as list": lambda config: config.update(windows=[]),
    "unknown window key": change_window(colour="red"),
    "start missing": drop_from_window("start"),
    "end missing": drop_from_window("end"),
    "start_inclusive missing": drop_from_window("start_inclusive"),
    "end_inclusive missing": drop_from_window("end_inclusive"),
    "both ends null": bound(None, None),
    "end as string None": bound("trigger", "None"),
    "both ends outside": bound("trigger", "trigger + 1d"),
    "both ends inside": bound("end - 1d", "start + 1d"),
    "end before start": bound("trigger", "start - 1d"),
    "end before start, by event": bound("trigger", "start <- _ANY_EVENT"),
    "start after end": bound("end + 1d", "trigger"),
    "no unit": bound("trigger", "start + 24"),
    "months": bound("trigger", "start + 1 month"),
    "two operators": bound("trigger", "start + 1d + 2h"),
    "both arrows": bound("trigger", "start -> _ANY_EVENT <- _ANY_EVENT"),
    "units out of order": bound("trigger", "start + 2h 1d"),
    "window refers to itself": bound("w0.end", "start + 1d"),
    "unknown window": bound("elsewhere.end", "start + 1d"),
    "predicate as reference": bound("a", "start + 1d"),
    "reference to no side": bound("w0.middle", "start + 1d"),
    "to the start of the record": bound("trigger", "start -> _RECORD_START"),
    "back to the end of the record": bound("end <- _RECORD_END", "trigger"),
    "bound undefined": bound("trigger", "start -> nowhere"),
    "boundary as number": bound("trigger", 3),
    "constraint undefined": constrain("(1, None)", "nowhere"),
    "constraint not a number": constrain("(one, None)"),
    "constraint with a fraction": constrain("(1.5, None)"),
    "constraint of one": constrain("(1)"),
    "constraint of three": constrain("(1, 2, 3)"),
    "constraint as list": constrain([1, 2]),
    "constraint as number": constrain(1),
    "constraint open": constrain("(None, None)"),
    "constraint min over max": constrain("(3, 1)"),
    "label undefined": change_window(label="nowhere"),
    "label special": change_window(label="_ANY_EVENT"),
    "two labels": two_windows(label="a"),
    "two indexes": two_windows(index_timestamp="end"),
    "index neither start nor end": change_window(index_timestamp="middle"),
    "placeholder": trigger_on("x", "???"),
    "predicate as text": trigger_on("x", "A"),
    "code missing": trigger_on("x", {"value_min": 1}),
    "other_cols": trigger_on("x", {"code": "A", "other_cols": {"unit": "mg"}}),
    "expr empty": trigger_on("x", {"expr": ""}),
    "expr in capitals": trigger_on("x", {"expr": "OR(a, b)"}),
    "expr of one": trigger_on("x", {"expr": "or(a)"}),
    "expr of unknown": trigger_on("x", {"expr": "or(a, nowhere)"}),
    "expr of special": trigger_on("x", {"expr": "or(a, _ANY_EVENT)"}),
    "expr nested": trigger_on("x", {"expr": "or(a, and(a, b))"}),
    "expr of itself": trigger_on("x", {"expr": "or(a, x)"}),
    "expr and code": trigger_on("x", {"expr": "or(a, b)", "code": "A"}),
    "name with a blank": trigger_on("x y", {"code": "A"}),
    "static trigger": trigger_on("x", {"code": "A", "static": True}),
}
IN_MEDS_CONFIG = {
    "any and regex": trigger_on("x", {"code": {"any": ["A"], "regex": "A"}}),
    "code of neither": trigger_on("x", {"code": {"like": "A"}}),
    "any empty": trigger_on("x", {"code": {"any": []}}),
    "regex empty": trigger_on("x", {"code": {"regex": ""}}),
    "regex unbalanced": trigger_on("x", {"code": {"regex": "(A"}}),
    "regex with look-ahead": trigger_on("x", {"code": {"regex": "A(?=B)"}}),
    "bound as text": trigger_on("x", {"code": "A", "value_min": "3"}),
    "key misspelt": trigger_on("x", {"code": "A", "value_mn": 3}),
}
IN_DIRECT_CASE = {
    "column missing": trigger_on("x", {"code": "A"}),
}
IN_ESGPT_CONFIG = {
    "any": trigger_on("x", {"code": {"any": ["lab//K"]}}),
    "regex": trigger_on("x", {"code": {"regex": "lab"}}),
    "code as number": trigger_on("x", {"code": 3}),
    "measurement unknown": trigger_on("x", {"code": "blood//K"}),
    "measurement of no column": trigger_on("x", {"code": "age"}),
    "measurement of the subject": trigger_on("x", {"code": "eye//BLUE"}),
    "static measurement of events": lambda config: config["predicates"].update(b={"code": "lab//K", "static": True}, c={"expr": "or(a, b)"})
    or config.update(trigger="c"),
    "values of no column": trigger_on("x", {"code": "dept//X", "value_min": 3}),
    "values of an event": trigger_on("x", {"code": "event_type//ADM", "value_max": 3}),
    "values of text": trigger_on("x", {"code": "dept", "value_max": 3}),
    "key of a number": trigger_on("x", {"code": "HR//3"}),
    "bound as text": trigger_on("x", {"code": "lab//K", "value_min": "3"}),
    "key misspelt": trigger_on("x", {"code": "lab//K", "value_mn": 3}),
    "column of another table": trigger_on("x", {"code": "lab//K", "site": 1}),
}
OF_STANDARD = {"meds": IN_MEDS_CONFIG, "direct": IN_DIRECT_CASE, "esgpt": IN_ESGPT_CONFIG}
IN_TEXT = {
    "empty file": lambda text: "",
    "no mapping": lambda text: "- a\n- b\n",
    "key twice": lambda text: f"{text}\ntrigger: a\n",
    "not YAML": lambda text: text + "]: [\n",
}


def add_one(config, case, random):
    """Puts one mistake into the configuration, or leaves it to IN_TEXT; returns its name, or None if none fits."""
    choices = {**IN_CONFIG, **OF_STANDARD[case["standard"]]}
    name = random.choice([*choices, *IN_TEXT])
    if name in IN_TEXT:
        return name
    config.setdefault("windows", {})
    if not config["windows"]:
        config["windows"]["w0"] = {"start": "trigger", "end": "start + 1d", "start_inclusive": True, "end_inclusive": True}
    choices[name](config)
    return name


def may_fail(config, overrides):
    """Whether the task has a mistake that es-aces meets only while it evaluates the window concerned."""
    predicates = {**config["predicates"], **overrides.get("predicates", {})}
    static = {name for name, definition in predicates.items() if isinstance(definition, dict) and definition.get("static")}
    static |= {*config.get("patient_demographics", {}), *overrides.get("patient_demographics", {})}
    if config.get("trigger") in static:
        return True
    windows = config.get("windows") or {}
    return any(window_may_fail(window, static) for window in windows.values())


def window_may_fail(window, static):
    constraints = window.get("has", {})
    used = {window.get("label"), *constraints}
    used |= {re.split("->|<-", boundary)[-1].strip() for boundary in boundaries(window)}
    if used & static or any(is_invalid(constraint) for constraint in constraints.values()):
        return True
    return has_no_length(window) and bool(window.get("label") or window.get("index_timestamp"))


def boundaries(window):
    return [window[side] for side in ("start", "end") if isinstance(window.get(side), str)]


def is_invalid(constraint):
    return constraint in ("(None, None)", "(3, 1)")


def has_no_length(window):
    """Whether the end that refers to the other one lies on it."""
    return any(boundary in ("start", "end") or boundary.endswith(" + 0h") for boundary in boundaries(window))
