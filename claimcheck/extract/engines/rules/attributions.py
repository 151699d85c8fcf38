"""Indirect speech on the surface, as source, cue and content in the article."""

import re
from collections.abc import Iterator

from claimcheck.extract.base import Attribution, Span
from claimcheck.extract.direct_speech import speech_of
from claimcheck.extract.engines.rules.reports import Report, take_reports
from claimcheck.extract.reading import Composed
from claimcheck.extract.speech import whole_cue

_MARKS_AT_END = re.compile(r"[\s,.;:!?…—–-]+$")


def unit_attributions(composed: Composed, text: str) -> Iterator[Attribution]:
    """Give what is said indirectly in a unit; offsets are code points into the article's ``text``."""
    for report in take_reports(composed.text):
        if report.speaker is not None and report.cue is not None:
            content = tuple(_placed(span, composed) for span in _content(report, composed.text))
            yield Attribution(
                (_placed(report.speaker, composed),),
                (_placed(whole_cue(report.cue, composed.text), composed),),
                content,
                speech_of(content, text),
            )


def _content(report: Report, line: str) -> list[Span]:
    """Give what is said without the report that stands in its midst, and without the stop at its end."""
    start, end = report.content
    # The conjunction is a part of what is said, as PolNeAR has it.
    start -= len("that ") if line[:start].endswith(" that ") else 0
    parts = [(start, end)] if report.frame is None else [(start, report.frame[0]), (report.frame[1], end)]
    return [_trimmed(span, line) for span in parts]


def _trimmed(span: Span, line: str) -> Span:
    words = line[slice(*span)]
    end = _MARKS_AT_END.search(words)
    return (span[0] + len(words) - len(words.lstrip()), span[0] + (end.start() if end else len(words)))


def _placed(span: Span, composed: Composed) -> Span:
    return (composed.place(span[0]), composed.place(span[1] - 1) + 1)
