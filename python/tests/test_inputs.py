"""Paths and texts become arguments."""

from pathlib import Path

import pytest
from headwater.inputs import inputs, options


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("predicates:\n  a: { code: A }\n", ".yaml"),
        ("\n# a comment: yes\n\ntrigger: a\n", ".yaml"),
        ("---\ntrigger: a\n", ".yaml"),
        ("{ trigger: a,\n  windows: {} }", ".yaml"),
        ('"trigger": a\nwindows: {}', ".yaml"),
        ("trigger a\n", ".cohort"),
        ("-- a comment: no\ntrigger a\n", ".cohort"),
        ('predicate a = code "LAB: A"\ntrigger a\n', ".cohort"),
    ],
)
def test_a_text_is_put_into_a_file_of_its_form(text: str, suffix: str) -> None:
    with inputs(text, None) as sources:
        file = Path(sources.arguments[0])
        assert file.suffix == suffix
        assert file.read_text() == text
    assert not file.exists()


def test_a_path_stays_as_it_is() -> None:
    with inputs("some/task.yaml", Path("dataset.yaml")) as sources:
        assert sources.arguments == ("some/task.yaml", "--predicates", "dataset.yaml")


def test_values_become_options() -> None:
    given = options(split=["train", "tuning"], threads=None, max_rows=3, analyze=True, memory="2g", deny=())

    assert given == ["--split", "train,tuning", "--max-rows", "3", "--analyze", "--memory", "2g"]
