"""Indirect speech on the surface: "X said that P", "P, X said", "according to X, P". Spans are into a unit's line."""

import re

from attrs import frozen

from claimcheck.extract.base import Span
from claimcheck.extract.engines.rules.line import Line
from claimcheck.extract.lexicon import REPORTING_FORMS

_GOING_ON = re.compile(
    r", (?P<cue>saying|adding|noting|warning|arguing|insisting|claiming|stressing|conceding|admitting) (?:that )?(?=\S)"
)
_HELPERS = r"(?:(?:has|have|had|also|later|repeatedly|long|now|then|further|reportedly) )*"
_CUE = rf"{_HELPERS}(?P<cue>{REPORTING_FORMS})"
_APPOSITIVE = r"(?:, [^,;]{2,60},)?"
_SPEAKER = rf"(?P<speaker>(?:(?:the|an?|his|her|their|its|one of|two) )?(?:[\w’'.&-]+ ){{0,6}}?[\w’'.&-]+{_APPOSITIVE})"
_OPENING = r"(?:(?:But|And|Also|Still|Meanwhile|However|(?:In|On|At|As) [^,]{3,60}),? )?"
_HEARER = r"(?: (?:reporters|lawmakers|the court|parliament|him|her|them|us|in [^,]{3,30}|on \w+))?"
_BEFORE = re.compile(rf"{_OPENING}{_SPEAKER} {_CUE}{_HEARER}(?P<that> that)? (?=\S)")
_FEWEST_CHARACTERS = 12
_CIRCUMSTANCE = r"(?: (?:on )?\w+day| in [^,;]{1,60}| to [^,;]{1,60})?(?:, [^;]{0,200})?"
_AFTER = re.compile(
    rf", (?:{_SPEAKER} {_CUE}|(?P<cue_first>(?!\w+ing\b)(?:{REPORTING_FORMS})) (?P<speaker_last>[^,;.]{{1,100}})){_CIRCUMSTANCE}\W{{0,4}}$"
)
_INSERTED = re.compile(
    rf"[^,;]{{3,60}}(?P<frame>, (?P<speaker>(?:the )?[\w’'.-]+(?: [\w’'.-]+){{0,3}}) (?P<cue>{REPORTING_FORMS}),) (?=\S)"
)
_ACCORDING = re.compile(r"(?:^|, )(?P<cue>according) to (?P<speaker>[^,;]{1,120}?)(?:, |\W{0,4}$)", re.IGNORECASE)
_PROPOSITION = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|do|does|did|isn|aren|wasn|don"
    r"|doesn|didn|won|cannot|\w+ed|[a-z]+s)\b|[’'](?:s|re|ve|ll|d)\b"
)
_NOT_CONTENT = re.compile(
    r"(?:to|the same|so|yes|no|whether|if|how|what|why|who|for|against|of|about|with)\b"
    r"|(?:\w+ )?\w+[’']s? (?:claims?|warnings?|suggestions?|statements?|arguments?|allegations?) that\b"
    r"|it\b(?! (?:is|was|will|would|has|had|can|could|may|might|must|should|does|did|\w+ed|\w+s)\b)",
    re.IGNORECASE,
)
_OPENED = re.compile(_OPENING)
_QUESTIONS = frozenset("ask asks asked asking".split())
_BEGINS_CLAUSE = re.compile(
    r"[“‘\"]?(?:the|an?|his|her|its|their|it|he|she|they|there|this|that|these|those|\d|[A-Z])|\w+s\b"
    r"|\w+ (?:is|are|was|were|had|has|would|will)"
)
_NO_SPEAKER = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|who|which|that|and|\w+n[’']t)\b")
_NEGATED = re.compile(r"\b(?:not|never|n['’]t)\s*$")


@frozen
class Report:
    """What is said, by whom and with which cue; neither for the voice around. ``frame`` stands in its midst."""

    content: Span
    speaker: Span | None = None
    cue: Span | None = None
    frame: Span | None = None
    is_denied: bool = False


def take_reports(line: str) -> list[Report]:
    """Take a line apart into what is said by whom; a line without indirect speech comes back whole."""
    going_on = _GOING_ON.search(line, _FEWEST_CHARACTERS)
    if going_on is None or not _PROPOSITION.search(line, going_on.end()):
        return _take_report(line)
    first = _take_report(line[: going_on.start()])
    speaker = first[0].speaker or _subject(line[: going_on.start()])
    more = Report((going_on.end(), len(line)), speaker, going_on.span("cue"))
    return [*first, more] if speaker else _take_report(line)


def _subject(line: str) -> Span | None:
    """Give the words before the first verb of a sentence, for who goes on to speak."""
    opening = _OPENED.match(line)
    start = opening.end() if opening else 0
    verb = Line.read(line).verb(start, len(line))
    subject = line[start:verb].rstrip() if verb else ""
    return (start, start + len(subject)) if subject and _is_speaker(subject) else None


def _take_report(line: str) -> list[Report]:
    end = len(line)
    if found := _ACCORDING.search(line):
        return _around(line, found)
    if (found := _BEFORE.match(line)) and _is_report(line, found):
        is_denied = found["cue"].startswith("den")
        return [Report((found.end(), end), found.span("speaker"), found.span("cue"), is_denied=is_denied)]
    if (found := _AFTER.search(line, _FEWEST_CHARACTERS)) and _is_speaker(found["speaker"] or found["speaker_last"]):
        speaker = found.span("speaker") if found["speaker"] else found.span("speaker_last")
        cue = found.span("cue") if found["cue"] else found.span("cue_first")
        return [Report((0, found.start()), speaker, cue)]
    if found := _INSERTED.match(line):
        return [Report((0, end), found.span("speaker"), found.span("cue"), frame=found.span("frame"))]
    return [Report((0, end))]


def _around(line: str, found: re.Match[str]) -> list[Report]:
    """Give what stands before or after "according to X"."""
    pieces = [(0, found.start()), (found.end(), len(line))]
    kept = [piece for piece in pieces if len(line[slice(*piece)].split()) > 1]
    return [Report(piece, found.span("speaker"), found.span("cue")) for piece in kept] or [Report((0, len(line)))]


def _is_speaker(words: str) -> bool:
    """Tell whether words can be for somebody, whatever is said of them between commas."""
    return not (_NO_SPEAKER.search(words.partition(",")[0]) or words.endswith(("’s", "'s")))


def _is_report(line: str, found: re.Match[str]) -> bool:
    """Tell whether what follows a cue is a proposition, and what precedes it somebody."""
    content = line[found.end() :]
    if not _is_speaker(found["speaker"]) or _NEGATED.search(line[: found.start("cue")]):
        return False
    # "Confirmed 17 cases, most of them linked to it": what stands behind a comma makes no proposition of what is before.
    if found["cue"] in _QUESTIONS or _NOT_CONTENT.match(content) or not _PROPOSITION.search(content):
        return False
    if not found["that"] and Line.read(content).verb(0, len(content.partition(",")[0])) is None and "," in content:
        return False
    return bool(found["that"]) or _BEGINS_CLAUSE.match(content) is not None
