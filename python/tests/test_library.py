"""The tasks that come with Headwater, by name."""

from pathlib import Path

import headwater
import pytest
from headwater import TaskError, UsageError


def test_all_tasks_are_listed_with_their_datasets() -> None:
    tasks = headwater.tasks()

    assert len(tasks) > 60
    named = {task.name: task for task in tasks}
    mortality = named["mortality/in_hospital_24h"]
    assert mortality.datasets == ("eicu", "mimic-iv", "sample")
    assert set(mortality.objections) == {"aumcdb"}
    assert mortality.predicates == ("hospital_admission", "hospital_discharge", "death")
    assert mortality.negative is None
    assert str(mortality) == "mortality/in_hospital_24h: Will the patient die in this hospital stay?"
    assert "mortality/in_hospital_24h" in tasks._repr_html_()


def test_words_and_datasets_find_some() -> None:
    assert {task.area for task in headwater.tasks("sepsis", "culture")} == {"sepsis"}
    assert all("aumcdb" in task.datasets for task in headwater.tasks("aumcdb"))
    with pytest.raises(UsageError, match="no task speaks of 'unicorns'"):
        headwater.tasks("unicorns")


def test_a_name_gives_what_the_file_gives(task: Path, predicates: Path, data: Path) -> None:
    by_name = headwater.extract("mortality/in_hospital_24h", data, "sample")

    assert by_name.equals(headwater.extract(task, data, predicates))


def test_an_unknown_name_is_an_error_of_the_task(data: Path) -> None:
    with pytest.raises(TaskError, match="cannot read `mortality/in_hopsital_24h`"):
        headwater.extract("mortality/in_hopsital_24h", data, "sample")
