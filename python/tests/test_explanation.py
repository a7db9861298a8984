"""Explanations have a plan and a drawing."""

from pathlib import Path

import headwater


def test_the_plan_has_the_windows_as_intervals(readmission: str) -> None:
    explanation = headwater.explain(readmission)

    intervals = {window["name"]: window["interval"] for window in explanation.plan["windows"]}
    assert intervals["input"] == "[record start, trigger]"
    assert "input   [record start, trigger]" in str(explanation)


def test_with_data_it_counts(data: Path, readmission: str) -> None:
    explanation = headwater.explain(readmission, data=data, analyze=True)
    labels = headwater.extract(readmission, data)

    assert explanation.plan["stages"][-1]["left"]["actual"] == labels.num_rows


def test_in_a_notebook_it_is_a_drawing(task: Path, predicates: Path) -> None:
    explanation = headwater.explain(task, predicates)

    assert explanation.svg.startswith("<svg")
    page = explanation._repr_html_()
    assert 'src="data:image/svg+xml;base64,' in page
    assert "hospital_admission" in page
