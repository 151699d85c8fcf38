"""An article's words with those that were checked set apart: all of them, or the sentences around. Knows no page."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from claimcheck.extract.sentences import split_sentences
from claimcheck.model import Anchor
from claimcheck.publish.site.values import Entry, Paragraph, Piece

REACH = 300
"""How many characters before and after a claim's words are shown at most, where no sentence ends sooner."""

_WRAPPED = 100
"""Characters of the longest line in a text whose lines were broken to fit a page."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LINE_END = re.compile(r"\n")
_SPACE = re.compile(r"\s+")

Span = tuple[int, int]
Checked = tuple[Entry, Sequence[Anchor]]


@frozen
class _Stretch:
    """Checked words, the fact-check that they lead to, and those whose words end with them."""

    start: int
    end: int
    entry: Entry
    ends: tuple[Entry, ...]


def marked_text(text: str, checked: Iterable[Checked], *, is_whole: bool) -> tuple[Paragraph, ...]:
    """Give a text, or of it the sentences that checked words stand in, with these words set apart.

    Words that several fact-checks are about lead to the one that is about the fewest of the words around.

    Args:
        text: The text.
        checked: Each fact-check with the places of its words.
        is_whole: Whether all of the text is given.

    """
    stretches = _stretches(list(checked))
    paragraph_end = _paragraph_end(text)
    spans = list(_paragraphs(text, paragraph_end)) if is_whole else _around(text, stretches, paragraph_end)
    starts = [each.start for each in stretches]
    shown_to = 0
    paragraphs = []
    for start, end in spans:
        # One that began before this paragraph may go on in it.
        nearby = stretches[max(bisect_right(starts, start) - 1, 0) : bisect_left(starts, end)]
        is_cut = bool(text[shown_to:start].strip())
        paragraphs.append(Paragraph(tuple(_pieces(text, start, end, nearby)), is_cut=is_cut))
        shown_to = end
    return tuple(paragraphs)


def _stretches(checked: Sequence[Checked]) -> list[_Stretch]:
    """Cut the checked words wherever the words of a fact-check begin or end."""
    spans = sorted((anchor.start, -anchor.end, number) for number, (_, each) in enumerate(checked) for anchor in each)
    last = [max(anchor.end for anchor in anchors) for _, anchors in checked]
    cuts = sorted({start for start, _, _ in spans} | {-end for _, end, _ in spans})
    found, open_spans, following = [], [], 0
    for start, end in pairwise(cuts):
        while following < len(spans) and spans[following][0] == start:
            open_spans.append(spans[following])
            following += 1
        open_spans = [span for span in open_spans if -span[1] > start]
        if open_spans:
            # Of those that are open, the last begun and first ended is about the fewest words.
            entry = checked[open_spans[-1][2]][0]
            ended = dict.fromkeys(number for _, until, number in open_spans if -until == end == last[number])
            found.append(_Stretch(start, end, entry, tuple(checked[number][0] for number in ended)))
    return found


def _paragraph_end(text: str) -> re.Pattern[str]:
    """Tell what ends a paragraph of the text: every line that does, unless lines were broken to fit some page."""
    return _LINE_END if max(map(len, text.split("\n"))) > _WRAPPED else _BLANK_LINE


def _paragraphs(text: str, paragraph_end: re.Pattern[str]) -> Iterator[Span]:
    ends = [(match.start(), match.end()) for match in paragraph_end.finditer(text)]
    for (_, start), (end, _) in pairwise([(0, 0), *ends, (len(text), len(text))]):
        inner = text[start:end]
        if inner.strip():
            yield end - len(inner.lstrip()), start + len(inner.rstrip())


def _around(text: str, stretches: Iterable[_Stretch], paragraph_end: re.Pattern[str]) -> list[Span]:
    """Give the sentences that checked words stand in; those that follow on each other in a paragraph as one."""
    sentences = split_sentences(text)
    merged: list[Span] = []
    for each in stretches:
        start, end = _sentences_of(text, each, sentences)
        gap = text[merged[-1][1] : start] if merged else "."
        if not gap.strip() and not paragraph_end.search(gap):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((max(start, merged[-1][1] if merged else 0), end))
    return merged


def _sentences_of(text: str, stretch: _Stretch, sentences: Sequence[Span]) -> Span:
    first = max(bisect_right(sentences, (stretch.start, len(text))) - 1, 0)
    last = max(bisect_left(sentences, (stretch.end, 0)) - 1, 0)
    start, end = stretch.start, stretch.end
    if sentences:
        start, end = min(start, sentences[first][0]), max(end, sentences[last][1])
    return _near_start(text, start, stretch.start), _near_end(text, stretch.end, end)


def _near_start(text: str, start: int, words: int) -> int:
    """Give where to begin: with the sentence, or with a word within reach."""
    if words - start <= REACH:
        return start
    near = text[words - REACH : words]
    return words - len(near.partition(" ")[2])


def _near_end(text: str, words: int, end: int) -> int:
    if end - words <= REACH:
        return end
    return words + len(text[words : words + REACH].rpartition(" ")[0])


def _pieces(text: str, start: int, end: int, stretches: Iterable[_Stretch]) -> Iterator[Piece]:
    at = start
    for each in stretches:
        if each.end <= start:
            continue
        if at < each.start:
            yield Piece(_SPACE.sub(" ", text[at : each.start]))
        begin, at = max(each.start, start), min(each.end, end)
        ends = each.ends if at == each.end else ()
        yield Piece(_SPACE.sub(" ", text[begin:at]), entry=each.entry, ends=ends)
    if at < end:
        yield Piece(_SPACE.sub(" ", text[at:end]))
