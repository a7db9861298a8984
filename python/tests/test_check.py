"""Mistakes come with their places, in results and in exceptions."""

from pathlib import Path

import headwater
import pytest
from headwater import DataError, StartError, TaskError, UsageError


def test_a_mistake_has_code_place_and_help(misspelt: str) -> None:
    found = headwater.check(misspelt)

    assert [diagnostic.code for diagnostic in found.errors] == ["T012"]
    error = found.errors[0]
    assert (error.file, error.line, error.column) == ("task.yaml", 4, 10)
    assert error.location is not None
    assert error.location.end.column == 18
    assert error.location.end.offset - error.location.start.offset == len("dischrge")
    assert misspelt[error.location.start.offset :].startswith("dischrge")
    assert "`discharge`" in error.help[0]
    assert str(error).startswith("task.yaml:4:10: error[T012]: ")


def test_errors_of_a_check_can_be_raised(misspelt: str) -> None:
    found = headwater.check(misspelt)

    with pytest.raises(TaskError, match=r"task.yaml:4:10: error\[T012\]") as raised:
        found.raise_for_errors()
    assert raised.value.diagnostics == found.diagnostics


def test_a_good_task_has_no_errors(task: Path, predicates: Path) -> None:
    found = headwater.check(task, predicates)

    found.raise_for_errors()
    assert found.errors == ()
    assert found.task is not None
    assert found.task["semantics"] == "standard"
    assert str(found).endswith(": no errors")


def test_warnings_can_be_denied(readmission: str) -> None:
    unused = readmission + 'predicate nobody = code "X"\n'

    assert [warning.code for warning in headwater.check(unused).warnings] == ["C001"]
    assert [error.code for error in headwater.check(unused, deny=["C001"]).errors] == ["C001"]
    assert headwater.check(unused, allow=["C001"]).diagnostics == ()


def test_with_data_it_counts_what_predicates_match(data: Path, readmission: str) -> None:
    found = headwater.check(readmission, data=data)

    assert found.data is not None
    assert found.data["rows"] == 64_897
    page = found._repr_html_()
    assert "admission" in page
    assert "no errors" in page


def test_markup_in_a_task_stays_text(misspelt: str) -> None:
    page = headwater.check(misspelt.replace("dischrge", "<script>"))._repr_html_()

    assert "&lt;script&gt;" in page
    assert "<script>" not in page


@pytest.mark.parametrize("function", ["extract", "windows", "attrition"])
def test_runs_raise_all_mistakes_of_the_task(function: str, data: Path, misspelt: str) -> None:
    with pytest.raises(TaskError) as raised:
        getattr(headwater, function)(misspelt, data)

    assert raised.value.diagnostics == headwater.check(misspelt).errors


def test_explain_raises_the_mistakes_of_the_task(misspelt: str) -> None:
    with pytest.raises(TaskError) as raised:
        headwater.explain(misspelt)

    assert [diagnostic.line for diagnostic in raised.value.diagnostics] == [4]


def test_missing_data_is_a_data_error(task: Path, predicates: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError) as extracted:
        headwater.extract(task, tmp_path / "nowhere", predicates)
    with pytest.raises(DataError) as checked:
        headwater.check(task, predicates, data=tmp_path / "nowhere")

    codes = {error.value.diagnostics[0].code for error in (extracted, checked)}
    assert len(codes) == 1
    assert codes.pop().startswith("D")


def test_arguments_that_do_not_go_together_are_a_usage_error(data: Path, readmission: str) -> None:
    with pytest.raises(UsageError, match="--threads must be at least 1"):
        headwater.extract(readmission, data, threads=0)


def test_without_a_jdk_it_says_so(readmission: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEADWATER_JAVA_HOME", str(tmp_path))

    with pytest.raises(StartError, match="HEADWATER_JAVA_HOME is no JDK"):
        headwater.check(readmission)
