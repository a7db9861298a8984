"""Runs the real es-aces on a case folder and writes its answer to `expected.json` (see README.md for the format)."""

import json
import logging
import os
import signal
import warnings

os.environ.setdefault("POLARS_MAX_THREADS", "1")

from aces.config import TaskExtractorConfig  # noqa: E402  (after POLARS_MAX_THREADS)
from aces.constraints import check_static_variables  # noqa: E402
from aces.predicates import get_predicates_df  # noqa: E402
from aces.query import query  # noqa: E402
from omegaconf import DictConfig  # noqa: E402

logging.disable(logging.CRITICAL)
warnings.filterwarnings("ignore")

PROCESSOR_SECONDS_BEFORE_A_HANG = 4


class Hang(BaseException):
    """Raised by the alarm; not an Exception, so that nothing in es-aces catches it."""


def on_alarm(*_):
    raise Hang()


def as_json(value):
    if hasattr(value, "isoformat"):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%f")
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    return value


def has_one_row(config, events):
    """Whether one event is left after the static filter: es-aces then takes another route, with other answers."""
    static = [name for name, predicate in config.predicates.items() if predicate.static]
    left = check_static_variables(static, events) if static else events.drop_nulls(["subject_id", "timestamp"])
    return left.height == 1


def extract(folder, case):
    """The answer of es-aces as a dictionary: a table, or the error and the stage at which it came. Names of files are those in
    `folder`."""
    stage = "config"
    signal.signal(signal.SIGVTALRM, on_alarm)
    signal.setitimer(signal.ITIMER_VIRTUAL, PROCESSOR_SECONDS_BEFORE_A_HANG)
    try:
        predicates = folder / case["predicates"] if case["predicates"] else None
        config = TaskExtractorConfig.load(folder / case.get("config", "config.yaml"), predicates)
        stage = "predicates"
        source = {"standard": case["standard"], "path": str(folder / case["data"]), "ts_format": case["ts_format"]}
        events = get_predicates_df(config, DictConfig(source))
        stage = "query"
        one_row = has_one_row(config, events)
        cohort = query(config, events)
        return {
            "columns": cohort.columns,
            "schema": {name: str(dtype) for name, dtype in cohort.schema.items()},
            "rows": [as_json(row) for row in cohort.to_dicts()],
            "one_row": one_row,
        }
    except (Exception, Hang) as error:
        return {"error": type(error).__name__, "stage": stage, "message": str(error)[:300]}
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def write_expected(folder):
    case = json.loads((folder / "case.json").read_text())
    expected = extract(folder, case)
    (folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
