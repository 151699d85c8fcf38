"""How findings look on a screen, file by file, written while the files are read. Knows no rule and no file."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from claimcheck.text_safety import plain_line

if TYPE_CHECKING:
    from claimcheck.claimreview import Finding
    from claimcheck.claimreview.checked import Checked

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
_WIDE = 80
_NUMBER = 6
_SEVERITY = len("warning")


def text_report(
    documents: "Iterable[Checked]", *, width: int, is_coloured: bool, with_faults: bool = True
) -> Iterator[str]:
    """Give the lines for each document that something is wrong with, under its name.

    Args:
        documents: What is checked.
        width: Columns of the screen.
        is_coloured: Whether colours can be shown; nothing is said by them alone.
        with_faults: Whether what ended the reading of a document is told here.

    """
    is_first = True
    for each in documents:
        is_begun = False
        for line in _lines(each, width=width, is_coloured=is_coloured, with_faults=with_faults):
            if not is_begun:
                yield ("" if is_first else "\n") + _bold(plain_line(each.name), is_coloured) + "\n"
            is_begun, is_first = True, False
            yield line + "\n"


def _lines(document: "Checked", *, width: int, is_coloured: bool, with_faults: bool) -> Iterator[str]:
    for found in document.findings():
        yield _line(found, width=width, is_coloured=is_coloured)
    if document.fault and with_faults:
        text = plain_line(document.fault.message)
        yield textwrap.fill(text, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _line(found: "Finding", *, width: int, is_coloured: bool) -> str:
    """Give a finding as its line, severity, path, what is wrong, and its rule; below each other where they are long."""
    number = f"{'–' if found.line is None else found.line:>{_NUMBER}}  "
    severity = f"{found.severity:<{_SEVERITY}}"
    head = f"{number}{severity}  "
    said = plain_line(f"{found.path} {found.message} [{found.id}]")
    shown = head + said
    if len(shown) > width:
        below = " " * (len(head) if width >= _WIDE else _NUMBER + 2)
        shown = textwrap.fill(shown, width, subsequent_indent=below, break_on_hyphens=False, drop_whitespace=True)
    coloured = click.style(severity, fg=_COLOURS[found.severity]) if is_coloured else severity
    return number + coloured + shown[len(number) + len(severity) :]


def _bold(text: str, is_coloured: bool) -> str:
    return click.style(text, bold=True) if is_coloured else text
