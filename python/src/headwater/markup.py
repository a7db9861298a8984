"""HTML for notebooks: no scripts, no classes, colours of the page around it."""

from collections.abc import Iterable, Sequence
from html import escape


class Markup(str):
    """Text that is HTML already."""


def page(title: str, *parts: str) -> str:
    """A title and what belongs to it; empty parts are left out."""
    body = "".join(part for part in parts if part)
    return f"<div><p><strong>{escape(title)}</strong></p>{body}</div>"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    """Numbers are grouped by thousands and stand on the right."""
    names = "".join(f'<th style="text-align:left">{escape(name)}</th>' for name in head)
    lines = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return Markup(f"<table><thead><tr>{names}</tr></thead><tbody>{lines}</tbody></table>")


def bar(part: int, whole: int) -> Markup:
    """A bar as long as `part` of `whole`."""
    share = 100 * part / whole if whole else 0
    return Markup(
        f'<div style="width:12em"><div style="width:{share:.1f}%;height:.8em;background:#2a78b8"></div></div>'
    )


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f'<td style="text-align:right">{value:,}</td>'
    text = value if isinstance(value, Markup) else escape(str(value)).replace("\n", "<br>")
    return f'<td style="text-align:left">{text}</td>'
