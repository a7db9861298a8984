"""Labelled cohorts from event-stream health records, as Arrow tables.

    import headwater
    labels = headwater.extract("task.yaml", "MEDS_ROOT", "dataset.yaml")

`extract`, `windows`, `attrition` and `report` run a task over data, `check` and `explain` look at the task. A task, and so its
predicates, is a path, the text itself, in YAML or in the task language, or the name of one that `tasks` lists.
Mistakes in it raise a `TaskError`, which has them all, each with its place.
"""

from headwater.attrition import Attrition, Funnel, Step, Tally
from headwater.check import Check, check
from headwater.diagnostic import Diagnostic, Edit, Location, Place
from headwater.errors import (
    DataError,
    HeadwaterError,
    HeadwaterWarning,
    InternalError,
    StartError,
    TaskError,
    UsageError,
)
from headwater.explanation import Explanation, explain
from headwater.extraction import attrition, extract, report, windows
from headwater.inputs import Source
from headwater.library import LibraryTask, Tasks, tasks
from headwater.progress import Progress
from headwater.report import Report

__all__ = [
    "Attrition",
    "Check",
    "DataError",
    "Diagnostic",
    "Edit",
    "Explanation",
    "Funnel",
    "HeadwaterError",
    "HeadwaterWarning",
    "InternalError",
    "LibraryTask",
    "Location",
    "Place",
    "Progress",
    "Report",
    "Source",
    "StartError",
    "Step",
    "Tally",
    "TaskError",
    "Tasks",
    "UsageError",
    "attrition",
    "check",
    "explain",
    "extract",
    "report",
    "tasks",
    "windows",
]
