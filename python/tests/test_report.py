"""Reports are the program's, and show themselves."""

import re
from html import unescape
from pathlib import Path

import headwater
import pytest
from headwater import program


def test_it_is_the_page_that_the_program_writes(
    data: Path, task: Path, predicates: Path, tmp_path: Path
) -> None:
    written = tmp_path / "written.html"
    saved = tmp_path / "saved.html"
    line = ("extract", str(task), "--predicates", str(predicates), "--data", str(data), "--report", str(written))
    with program.start(*line, "--no-manifest", prints=True) as process:
        process.communicate()

    headwater.report(task, data, predicates).save(saved)

    assert saved.read_bytes() == written.read_bytes()


def test_small_counts_are_told_only_if_wanted(data: Path, task: Path, predicates: Path) -> None:
    exact = headwater.report(task, data, predicates, min_cell=0, split=["train"])

    assert ">few<" in headwater.report(task, data, predicates, split=["train"]).html
    assert ">few<" not in exact.html
    assert ">225<" in exact.html


def test_in_a_notebook_it_is_a_frame_in_which_nothing_runs(data: Path, readmission: str) -> None:
    report = headwater.report(readmission, data)

    frame = report._repr_html_()
    assert re.fullmatch(r'<iframe srcdoc="[^"]*" sandbox [^>]*></iframe>', frame)
    assert report.html in unescape(frame)


def test_a_count_below_0_is_refused(data: Path, readmission: str) -> None:
    with pytest.raises(headwater.UsageError, match="report-min-cell"):
        headwater.report(readmission, data, min_cell=-1)
