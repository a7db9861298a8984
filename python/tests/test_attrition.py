"""Attrition adds up and agrees with the labels."""

from pathlib import Path

import headwater
import pyarrow.compute as pc
import pytest
from headwater import Attrition


@pytest.fixture
def attrition(data: Path, readmission: str) -> Attrition:
    return headwater.attrition(readmission, data)


def test_every_step_begins_with_what_the_one_before_left(attrition: Attrition) -> None:
    for funnel in (attrition.total, *attrition.splits.values()):
        left = funnel.triggers
        for step in funnel.steps:
            assert step.before == left
            assert step.removed.triggers == step.before.triggers - step.after.triggers
            left = step.after
        assert left == funnel.cohort


def test_splits_add_up_to_the_total(attrition: Attrition) -> None:
    assert set(attrition.splits) == {"train", "tuning", "held_out"}
    triggers = [funnel.triggers.triggers for funnel in attrition.splits.values()]
    assert sum(triggers) == attrition.total.triggers.triggers


def test_the_cohort_is_that_of_the_labels(data: Path, readmission: str, attrition: Attrition) -> None:
    labels = headwater.extract(readmission, data)

    assert attrition.total.cohort.triggers == labels.num_rows
    assert attrition.total.cohort.subjects == len(labels["subject_id"].unique())
    assert attrition.total.labels is not None
    assert attrition.total.labels[True].triggers == pc.sum(labels["boolean_value"]).as_py()
    assert attrition.total.prevalence == pytest.approx(pc.mean(labels["boolean_value"]).as_py())


def test_as_a_table_it_has_a_row_for_each_step(attrition: Attrition) -> None:
    table = attrition.to_arrow()

    total = table.filter(pc.is_null(table["split"]))
    assert total.num_rows == 1 + len(attrition.total.steps)
    assert total["triggers"][0].as_py() == attrition.total.triggers.triggers
    assert total["triggers"][-1].as_py() == attrition.total.cohort.triggers
    assert table.num_rows == 4 * total.num_rows


def test_it_shows_itself_as_a_funnel(attrition: Attrition) -> None:
    page = attrition._repr_html_()

    assert page.count("width:100.0%") >= 1
    assert f"{attrition.total.triggers.triggers:,}" in page
    assert "held_out" in page
    assert str(attrition).startswith("discharge ")
