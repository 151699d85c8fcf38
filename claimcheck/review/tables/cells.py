"""How the texts of a judgement stand in one cell of a table, and what such a cell says. Knows no table and no session.

A source is written as ``refutes: https://…,title="Budget, 2025"``: its stance, its address, then what else is known.
"""

import re
from collections.abc import Mapping

from attrs import frozen

from claimcheck.model import STANCES, Source
from claimcheck.text_safety import plain

SourceNote = Mapping[str, str]
"""What is written of a source, by name, not checked yet: ``url``, and whichever of ``SOURCE_FIELDS`` are given."""

SOURCE_FIELDS = ("title", "stance", "excerpt", "publisher", "published", "covers", "archive", "note")
"""What can be said of a source beside its address."""

VERDICT = "verdict"
"""What a table's column ``judgement`` says of what was decided on a claim; a reviewer's own is a ``review``."""

# A spreadsheet takes a cell that begins so for a formula, whatever white space stands before it. With apostrophes before
# that it would not; but one more of them tells such a text from one that was defused.
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠|%]")
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4}))")

_QUOTED = re.compile(r'[ \t]*"((?:[^"]|"")*)"[ \t]*(?=[,\n]|\Z)')
_BARE = re.compile(r"[^,\n]*")
_STANCE = re.compile(rf"[ \t]*({'|'.join(STANCES)}):[ \t]*", re.IGNORECASE)
_NAMED = re.compile(r"[ \t]*([^\W\d]\w*)[ \t]*=")


@frozen
class NotedSources:
    """The sources that a cell names, and in sentences what is wrong with how they are written."""

    sources: tuple[SourceNote, ...] = ()
    faults: tuple[str, ...] = ()


def defused(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(cell: str) -> str:
    """Give the text that was defused; every other one as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def unescaped(text: str) -> str:
    r"""Make control characters of the escapes that ``plain`` made of them (``\u200e``); other backslashes stay."""
    return _ESCAPE.sub(_meant, text)


def source_fields(source: Source) -> dict[str, str]:
    """Give what is known of a source as texts by name; not when it was consulted."""
    return {
        "url": source.url,
        "title": source.title,
        "stance": source.stance,
        "excerpt": source.excerpt,
        "publisher": source.publisher,
        "published": source.published_on.isoformat() if source.published_on else "",
        "covers": source.temporal_coverage,
        "archive": source.archive_url or "",
    }


def written_source(source: SourceNote) -> str:
    """Write a source as a line of a cell; a value with a comma, a quotation mark or a line end is quoted as in CSV."""
    known = ((name, source.get(name)) for name in SOURCE_FIELDS if name != "stance")
    details = (f",{name}={_quoted(value)}" for name, value in known if value)
    return f"{source['stance']}: {_quoted(source['url'])}{''.join(details)}"


def noted_sources(text: str) -> NotedSources:
    """Read the sources that a cell or an option names, each on a line of its own unless a line end is quoted.

    The stance stands before the address (``refutes: https://…``) or behind it (``https://…,stance=refutes``).
    """
    sources, faults, at = [], [], 0
    while at < len(text):
        source, wrong, at = _source_at(text, at)
        # Past the line end.
        at += 1
        sources += [source] if source else []
        faults += wrong
    return NotedSources(tuple(sources), tuple(faults))


def _meant(match: re.Match[str]) -> str:
    char = chr(int(match[1] or match[2], 16))
    return char if plain(char) == match[0] else match[0]


def _quoted(value: str) -> str:
    return '"{}"'.format(value.replace('"', '""')) if set(value) & set(',"\n') else value


def _source_at(text: str, at: int) -> tuple[dict[str, str], list[str], int]:
    """Read the source that begins there; with it come its faults and where its line ends."""
    stance = _STANCE.match(text, at)
    url, at = _value_at(text, stance.end() if stance else at)
    source = ({"stance": stance[1]} if stance else {}) | ({"url": url} if url or stance else {})
    faults: list[str] = []
    while text[at : at + 1] == ",":
        name, value, at = _field_at(text, at + 1)
        if fault := _fault_of(name, value, source):
            faults.append(fault)
        elif name:
            source[name] = value
    return source, faults, at


def _field_at(text: str, at: int) -> tuple[str, str, int]:
    """Read ``name=value`` there, of which the value or the whole may be quoted; the name is empty where there is none."""
    whole = _QUOTED.match(text, at)
    if named := None if whole else _NAMED.match(text, at):
        value, end = _value_at(text, named.end())
        return named[1].lower(), value, end
    value, end = _value_at(text, at)
    inner = _NAMED.match(value) if whole else None
    return (inner[1].lower(), value[inner.end() :], end) if inner else ("", value, end)


def _value_at(text: str, at: int) -> tuple[str, int]:
    if quoted := _QUOTED.match(text, at):
        return quoted[1].replace('""', '"'), quoted.end()
    bare = _BARE.match(text, at)
    end = bare.end() if bare else at
    return text[at:end].strip(" \t"), end


def _fault_of(name: str, value: str, source: SourceNote) -> str:
    if name in source:
        return f"{name} is given twice."
    if name in SOURCE_FIELDS or not (name or value):
        return ""
    shown = f"{name}={value}" if name else value
    names = ", ".join(f"{each}=" for each in SOURCE_FIELDS)
    return f"“{shown}” is none of {names}. A value with a comma in it stands in quotation marks."
