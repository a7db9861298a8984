"""Task files that are made rather than written, because of what they repeat."""

from pathlib import Path

import vocabulary
from measure import WORK

CHEMISTRY = ["50912", "50971", "50983", "50902", "51221", "51301", "51265", "50813", "51222", "50931"]
ADMISSION = 'admission: { code: { regex: "^HOSPITAL_ADMISSION//" } }'
POTASSIUM = 'potassium: { code: "LAB//50971//mEq/L" }'


def write(name: str, predicates: list[str], trigger: str, windows: list[str]) -> Path:
    """Writes one task; the lists hold an entry of the YAML mapping each."""
    file = WORK / "tasks" / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = ["predicates:", *(f"  {line}" for line in predicates), f"trigger: {trigger}", "windows:", *(f"  {line}" for line in windows)]
    file.write_text("\n".join(lines) + "\n")
    return file


def any_of(codes: list[str]) -> str:
    return "{ code: { any: [" + ", ".join(f'"{code}"' for code in codes) + "] } }"


def window(name: str, start: str, end: str, more: str) -> str:
    return f"{name}: {{ start: {start}, end: {end}, start_inclusive: False, end_inclusive: True, {more} }}"


def week_after_admission(name: str, *measured: str) -> Path:
    """After an admission, a day with at least one of the `measured`, then a week: is there another?"""
    windows = [
        window("day", "trigger", "start + 24h", "index_timestamp: end, has: { measured: '(1, None)' }"),
        window("week", "day.end", "start + 7d", "label: measured"),
    ]
    return write(name, [ADMISSION, *measured], "admission", windows)


def ten_literals() -> Path:
    codes = [code for code in vocabulary.build().codes if code.startswith("LAB//") and code.split("//")[1] in CHEMISTRY]
    return week_after_admission("ten_literals", f"measured: {any_of(codes)}")


def one_regex() -> Path:
    return week_after_admission("one_regex", f'measured: {{ code: {{ regex: "^LAB//({"|".join(CHEMISTRY)})//" }} }}')


def sixty_four_labs() -> list[str]:
    every = vocabulary.build()
    return [every.codes[lab] for lab in every["lab"][:64]]


def one_predicate() -> Path:
    return week_after_admission("one_predicate", f"measured: {any_of(sixty_four_labs())}")


def sixty_four_predicates() -> Path:
    codes = {f"lab_{number}": code for number, code in enumerate(sixty_four_labs())}
    plain = [f'{name}: {{ code: "{code}" }}' for name, code in codes.items()]
    return week_after_admission("sixty_four_predicates", *plain, f"measured: {{ expr: 'or({', '.join(codes)})' }}")


def thousands_of_codes() -> Path:
    every = vocabulary.build()
    codes = [every.codes[code] for group in ("medication", "diagnosis") for code in every[group]]
    return week_after_admission("thousands_of_codes", f"measured: {any_of(codes)}")


def regex_of_thousands() -> Path:
    return week_after_admission("regex_of_thousands", 'measured: { code: { regex: "^(MEDICATION|DIAGNOSIS)//" } }')


def windows_task(name: str, trigger: str) -> Path:
    """Windows of all kinds around the trigger: to the record's start, of fixed length, to an event."""
    windows = [
        "input: { start: null, end: trigger, start_inclusive: True, end_inclusive: True, index_timestamp: end, has: { _ANY_EVENT: '(2, None)' } }",
        window("day", "trigger", "start + 24h", "has: { potassium: '(None, 50)' }"),
        window("stay", "day.end", "start -> discharge", "label: potassium"),
    ]
    discharge = 'discharge: { code: { regex: "^HOSPITAL_DISCHARGE//" } }'
    return write(name, [ADMISSION, discharge, POTASSIUM], trigger, windows)


def windows_at_admissions() -> Path:
    return windows_task("windows_at_admissions", "admission")


def windows_at_every_event() -> Path:
    return windows_task("windows_at_every_event", "_ANY_EVENT")


def windows_in_a_chain(count: int) -> Path:
    starts = ["trigger", *(f"w{number}.end" for number in range(1, count))]
    windows = [window(f"w{number}", start, "start + 1d", few_potassium(number)) for number, start in enumerate(starts, 1)]
    return write(f"chain_of_{count}", [POTASSIUM], "potassium", windows)


def windows_side_by_side(count: int) -> Path:
    windows = [window(f"w{number}", "trigger", f"start + {number}d", few_potassium(number)) for number in range(1, count + 1)]
    return write(f"side_by_side_{count}", [POTASSIUM], "potassium", windows)


def few_potassium(number: int) -> str:
    first = "label: potassium, index_timestamp: start, " if number == 1 else ""
    return first + "has: { potassium: '(None, 100000)' }"


def uniform_records(name: str, trigger: str) -> Path:
    """For the uniform datasets: the record so far, then a week."""
    predicates = [ADMISSION, 'discharge: { code: { regex: "^HOSPITAL_DISCHARGE//" } }']
    windows = [
        "input: { start: null, end: trigger, start_inclusive: True, end_inclusive: True, index_timestamp: end, has: { _ANY_EVENT: '(1, None)' } }",
        window("week", "trigger", "start + 7d", "label: discharge"),
    ]
    return write(name, predicates, trigger, windows)


def records_at_admissions() -> Path:
    return uniform_records("records_at_admissions", "admission")


def records_at_every_event() -> Path:
    return uniform_records("records_at_every_event", "_ANY_EVENT")
