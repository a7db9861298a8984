"""Bars for people."""

import pytest
from headwater.progress import Progress, watcher


def test_without_a_person_there_is_no_bar() -> None:
    assert watcher(None) is None
    assert watcher(False) is None


def test_a_function_is_told_itself() -> None:
    told: list[Progress] = []
    assert watcher(told.append) == told.append


def test_a_terminal_shows_one_line_that_is_redrawn(capsys: pytest.CaptureFixture[str]) -> None:
    show = watcher(True)
    assert show is not None
    half = Progress(2).plus({"rows": 1000, "cohort_rows": 5})
    show(half)
    show(half.plus({"rows": 1, "cohort_rows": 0}))

    printed = capsys.readouterr().err
    assert printed.count("\r") == 2
    assert printed.count("\n") == 1
    assert "1 of 2 shards, 1,000 rows, cohort 5 rows" in printed
    assert printed.endswith(f"[{'#' * 30}] 2 of 2 shards, 1,001 rows, cohort 5 rows\n")
