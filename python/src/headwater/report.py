"""A page about a cohort."""

import os
from dataclasses import dataclass, field
from html import escape
from pathlib import Path


@dataclass(frozen=True)
class Report:
    """What `extract --report` writes, a page of HTML that needs nothing else. In a notebook it shows itself.

    `save` writes it to a file, which a browser opens and prints.
    """

    html: str = field(repr=False)

    def save(self, file: str | os.PathLike[str]) -> None:
        """Writes the page, byte for byte as the program does; replaces the file if there is one."""
        Path(file).write_bytes(self.html.encode())

    def _repr_html_(self) -> str:
        # In a frame, so that its style stays its own; nothing in it may run or leave the frame.
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox title="Cohort report"'
            ' style="width:100%;height:40em;border:1px solid #8886"></iframe>'
        )
