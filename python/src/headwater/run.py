"""Runs the program and reads what it says."""

import json
import warnings
from typing import IO, Any

from headwater import program
from headwater.diagnostic import Diagnostic
from headwater.errors import HeadwaterWarning, failure
from headwater.inputs import Inputs
from headwater.progress import Progress, Watcher


def report(command: str, inputs: Inputs, *arguments: str, accepted: tuple[int, ...] = (0,)) -> str:
    """What `command` prints on standard output; raises unless it ends with one of the codes `accepted`."""
    output, messages, code = _finished(command, *inputs.arguments, *arguments)
    if code not in accepted:
        raise failure(code, [], inputs.named_as_given(messages))
    return inputs.named_as_given(output)


def listing(command: str, *arguments: str) -> str:
    """What a `command` without task and data prints on standard output; raises if it fails."""
    output, messages, code = _finished(command, *arguments)
    if code:
        raise failure(code, [], messages)
    return output


def extraction(inputs: Inputs, *arguments: str, watcher: Watcher | None) -> None:
    """Runs `extract`, which writes files only; warnings become Python's.

    An interrupt, or an exception of `watcher`, ends the program, which leaves no output then.
    """
    log = _Log(watcher)
    line = ("extract", *inputs.arguments, *arguments, "--log-format", "json", "--no-manifest")
    with program.start(*line, prints=False) as process:
        assert process.stderr is not None
        try:
            log.read(process.stderr, inputs)
        except BaseException:
            process.terminate()
            raise
    if process.returncode:
        raise failure(process.returncode, log.diagnostics, "".join(log.others))
    for message in log.warnings:
        warnings.warn(message, HeadwaterWarning, stacklevel=4)


def _finished(*line: str) -> tuple[str, str, int]:
    with program.start(*line, prints=True) as process:
        output, messages = process.communicate()
    return output, messages, process.returncode


class _Log:
    """The events of a run, a line of JSON each; the launcher may print plain lines before them."""

    def __init__(self, watcher: Watcher | None) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.warnings: list[str] = []
        self.others: list[str] = []
        self._watcher = watcher
        self._progress = Progress(0)

    def read(self, lines: IO[str], inputs: Inputs) -> None:
        for line in map(inputs.named_as_given, lines):
            if line.startswith("{"):
                self._take(json.loads(line))
            else:
                self.others.append(line)

    def _take(self, event: dict[str, Any]) -> None:
        match event["event"]:
            case "start":
                self._show(Progress(event["shards"]))
            case "shard":
                self._show(self._progress.plus(event))
            case "warning":
                self.warnings.append(event["message"])
            case "diagnostic":
                diagnostic = Diagnostic.of(event["diagnostic"])
                self.diagnostics.append(diagnostic)
                if not diagnostic.is_error:
                    self.warnings.append(str(diagnostic))

    def _show(self, progress: Progress) -> None:
        self._progress = progress
        if self._watcher:
            self._watcher(progress)
