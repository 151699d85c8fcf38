"""Indirect speech on the surface: "X said that P", "P, X said", "according to X, P". Spans are into a unit's line."""

import re

from attrs import frozen

from claimcheck.extract.base import Span
from claimcheck.extract.lexicon import REPORTING_FORMS

_HELPERS = r"(?:(?:has|have|had|also|later|repeatedly|long|now|then|further|reportedly) )*"
_CUE = rf"{_HELPERS}(?P<cue>{REPORTING_FORMS})"
_SPEAKER = r"(?P<speaker>(?:(?:the|an?|his|her|their|its|one of|two) )?(?:[\w’'.&-]+ ){0,6}?[\w’'.&-]+(?:, [^,;]{3,60},)?)"
_BEFORE = re.compile(
    rf"^(?:(?:But|And|Also|Still|Meanwhile|In [^,]{{3,40}}|On [^,]{{3,30}}|At [^,]{{3,40}}|As [^,]{{3,60}}|However),? )?{_SPEAKER} {_CUE}"
    r"(?: (?:reporters|lawmakers|the court|parliament|him|her|them|us|in [^,]{3,30}|on \w+))?(?P<that> that)? (?P<content>.+)$",
    re.DOTALL,
)
_AFTER = re.compile(rf"^(?P<content>.{{12,}}?), (?:{_SPEAKER} {_CUE}|(?P<cue2>{REPORTING_FORMS}) (?P<speaker2>[^,;.]+))(?: (?:on )?\w+day| in [^,;]+| to [^,;]+)?(?:, [^;]*)?\W*$", re.DOTALL)
_INSERTED = re.compile(rf"^(?P<head>[^,;]{{3,60}}), (?P<speaker>(?:the )?[\w’'.-]+(?: [\w’'.-]+){{0,3}}) (?P<cue>{REPORTING_FORMS}), (?P<content>.+)$", re.DOTALL)
_ACCORDING = re.compile(r"(?:^|, )(?P<cue>according) to (?P<speaker>[^,;]+?)(?:, |\W*$)", re.IGNORECASE)
_PROPOSITION = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|isn|aren|wasn|don|doesn|didn|won|cannot|\w+ed|[a-z]+s)\b|['’](?:s|re|ve|ll|d)\b"
)
_NOT_CONTENT = re.compile(r"^(?:to|the same|so|yes|no|whether|if|how|what|why|who|for|against|of|about|with|it)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|n['’]t)\s*$")


@frozen
class Report:
    """What is said (one or more spans to be read on), by whom and with which cue; no speaker for the voice around."""

    content: Span
    speaker: Span | None = None
    cue: str = ""


def take_reports(line: str) -> list[Report]:
    """Take a line apart into what is said by whom; a line without indirect speech comes back whole."""
    whole = Report((0, len(line)))
    found = _ACCORDING.search(line)
    if found:
        return _around(line, found)
    before, after = _BEFORE.match(line), _AFTER.match(line)
    if before and _is_report(line, before):
        return [Report(before.span("content"), before.span("speaker"), before["cue"])]
    if after:
        group = "speaker" if after["speaker"] else "speaker2"
        return [Report(after.span("content"), after.span(group), after["cue"] or after["cue2"])]
    inserted = _INSERTED.match(line)
    if inserted:
        return [Report((0, len(line)), inserted.span("speaker"), inserted["cue"])]
    return [whole]


def _around(line: str, found: re.Match[str]) -> list[Report]:
    """Give what stands before or after "according to X"."""
    pieces = [(0, found.start()), (found.end(), len(line))]
    kept = [piece for piece in pieces if len(line[slice(*piece)].split()) > 1]
    return [Report(piece, found.span("speaker"), found["cue"]) for piece in kept] or [Report((0, len(line)))]


def _is_report(line: str, match: re.Match[str]) -> bool:
    content, speaker = match["content"], match["speaker"]
    if _NEGATED.search(line[: match.start("cue")]) or _NOT_CONTENT.match(content) or not _PROPOSITION.search(content):
        return False
    if re.search(r"\b(?:is|are|was|were|has|have|had|will|would|who|which|that|and)\b", speaker):
        return False
    return bool(match["that"]) or bool(re.match(r"(?:[“‘\"]?(?:the|an?|his|her|its|their|it|he|she|they|there|this|that|these|those|\d|[A-Z])|\w+s\b|\w+ (?:is|are|was|were|had|has|would|will))", content))
