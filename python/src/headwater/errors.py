"""What can go wrong. The program's exit codes tell the kinds apart."""

import re
from collections.abc import Iterable, Sequence

from headwater.diagnostic import Diagnostic

_WITH_CODE = re.compile(r"^error\[(\w+)\]: (.*)$", re.MULTILINE)


class HeadwaterWarning(UserWarning):
    """What a careful reader of a result should know."""


class HeadwaterError(Exception):
    """Nothing came out. `diagnostics` say why, where that is known in detail; none may be an error of this package."""

    def __init__(self, message: str, diagnostics: Iterable[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)


class TaskError(HeadwaterError):
    """The task or its predicates have errors; `diagnostics` are all of them and the warnings, with their places."""


class DataError(HeadwaterError):
    """The data is missing or broken, or an output cannot be written."""


class UsageError(HeadwaterError, ValueError):
    """The arguments do not go together."""


class StartError(HeadwaterError):
    """The program cannot be started, for example for want of a JDK."""


class InternalError(HeadwaterError):
    """A mistake in Headwater; please report it."""


_KINDS: dict[int, type[HeadwaterError]] = {1: TaskError, 2: UsageError, 3: DataError, 69: StartError}


def failure(code: int, diagnostics: Sequence[Diagnostic], messages: str) -> HeadwaterError:
    """The exception for a run of the program that ended with `code`, not 0.

    `messages` are what it printed besides `diagnostics`.
    """
    found = diagnostics or [
        Diagnostic(written.group(1), "", "error", written.group(2))
        for written in _WITH_CODE.finditer(messages)
    ]
    text = "\n".join(map(str, found)) or messages.strip() or f"the program ended with {code}"
    return _KINDS.get(code, InternalError)(text, found)
