"""Arguments of this package -> arguments of the program."""

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

Source = str | os.PathLike[str]
"""A path, the name of a shipped task or dataset, or the text of a task or of predicates: a `str` of several lines."""

_IGNORED = re.compile(r"(\s*(#.*|--(?!-).*)?\n)*")
_YAML = re.compile(r"---|\{|%|[\"']|[^\s\"]+[ \t]*:(\s|$)")


@dataclass(frozen=True)
class Inputs:
    """Where task and predicates lie while the program runs, and a folder for what it writes."""

    arguments: tuple[str, ...]
    folder: Path

    def named_as_given(self, text: str) -> str:
        """What the program said, with `task.yaml` for a text that was put into a file of that name."""
        return text.replace(f"{self.folder}{os.sep}", "")


@contextmanager
def inputs(task: Source, predicates: Source | None) -> Iterator[Inputs]:
    """Puts texts into files, which are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="headwater-") as name:
        folder = Path(name)
        arguments = [_path(task, folder / "task")]
        if predicates is not None:
            arguments += ["--predicates", _path(predicates, folder / "predicates")]
        yield Inputs(tuple(arguments), folder)


def options(**values: object) -> list[str]:
    """`max_rows=5` -> `--max-rows 5`; None, False and empty sequences -> nothing, True -> the option alone."""
    arguments: list[str] = []
    for name, value in values.items():
        option = "--" + name.replace("_", "-")
        if value is True:
            arguments.append(option)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            arguments += [option, ",".join(value)] if value else []
        elif value is not None and value is not False:
            arguments += [option, str(value)]
    return arguments


def _path(source: Source, place: Path) -> str:
    if not isinstance(source, str) or "\n" not in source:
        return os.fspath(source)
    file = place.with_suffix(".yaml" if _is_yaml(source) else ".cohort")
    file.write_text(source, encoding="utf-8")
    return str(file)


def _is_yaml(text: str) -> bool:
    """Whether the first line that says something begins with a key; a statement of the task language does not."""
    ignored = _IGNORED.match(text)
    return _YAML.match(text, ignored.end() if ignored else 0) is not None
