"""The sample data of the checkout, and a task on it."""

from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def data() -> Path:
    return CHECKOUT / "sample-data" / "meds"


@pytest.fixture
def task() -> Path:
    return CHECKOUT / "task-configs" / "tasks" / "mortality" / "in_hospital_24h.yaml"


@pytest.fixture
def predicates() -> Path:
    return CHECKOUT / "task-configs" / "datasets" / "sample.yaml"


@pytest.fixture
def readmission() -> str:
    """A task that is whole in itself, in the task language."""
    return """
-- Will the patient be back within 30 days?
predicate admission = code ~ "^HOSPITAL_ADMISSION//"
predicate discharge = code ~ "^HOSPITAL_DISCHARGE//"
predicate death     = code "MEDS_DEATH"

trigger discharge
window input  = [record start .. trigger]  require at least 5 events, no death  index at end
window target = (trigger .. start + 30 days]  label admission
"""


@pytest.fixture
def misspelt() -> str:
    """A task in YAML with one mistake, in the fourth line."""
    return """\
predicates:
  admission: { code: { regex: "^HOSPITAL_ADMISSION//" } }
  discharge: { code: { regex: "^HOSPITAL_DISCHARGE//" } }
trigger: dischrge
windows:
  input: { start: null, end: trigger, has: { _ANY_EVENT: (5, None) }, index_timestamp: end }
  target: { start: trigger, end: start + 30 days, start_inclusive: false, label: admission }
"""
