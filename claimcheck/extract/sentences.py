"""Where sentences start and end. Knows layout and punctuation, not grammar."""

import re

from claimcheck.extract.base import Span
from claimcheck.extract.blocks import Block, find_blocks
from claimcheck.extract.lexicon import REPORTING_FORMS

_END = re.compile(r"(?:[.!?]+|…)[\"'”’»)\]]*(?=\s)")
_OPENERS = "\"'“‘«([¿¡"
# Always followed by the name or number they belong to, so that no sentence ends with them.
_BEFORE_NAME = frozenset(
    "mr mrs ms mx dr prof rev hon sen rep gov gen lt col sgt capt maj cmdr adm cpl cllr pres supt insp messrs mme mlle st no nos vs v e.g i.e fig figs vol "
    "pp ch sec eq art cf al approx ca ed eds op".split()
)
# May end a sentence, which the next word then shows by beginning like one.
_MAY_END = frozenset(
    "inc ltd co corp llc plc bros jr sr esq dept univ assn etc est ave blvd rd ft in oz lb lbs mi km kg cm mm hr hrs min mins jan feb mar apr jun jul aug sep "
    "sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb "
    "nev okla ore pa tenn tex va vt wash wis wyo p.m a.m p.c d.c u.s u.k u.n e.u b.c a.d ph.d m.d b.a m.a r.i n.j n.y n.h n.c s.c n.d s.d m.p.h".split()
)
_STARTS_SENTENCE = frozenset(
    "the a an this that these those he she it we they i you his her its our their my there here in on at for by with from to as if when while after before "
    "since although though because but and so yet however meanwhile still then now who what where why how no not some many most one two three".split()
)
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]$")
_ASKED = re.compile(
    rf"(?:(?:[A-Z][\w.’'-]*|the|an?|his|her|my|our|one|of) ){{1,5}}(?:{REPORTING_FORMS})\b|(?:{REPORTING_FORMS}) [A-Z]"
)


def split_sentences(text: str, blocks: list[Block] | None = None) -> list[Span]:
    """Give the sentences of a text as spans without white space at their ends.

    A heading and a list item count as sentences, a quotation stays in one with the reporting clause that follows it
    (“It works,” she said.), and a line break within a paragraph is white space.

    Args:
        text: The text; offsets are code points into it, half-open.
        blocks: Its blocks, where they are known already.

    """
    return [span for block in (find_blocks(text) if blocks is None else blocks) for span in split_block(text, block)]


def split_block(text: str, block: Block) -> list[Span]:
    """Give the sentences of one block; a heading, a stamp or a byline is one whole."""
    if block.kind not in ("paragraph", "item"):
        return [(block.start, block.end)]
    start, spans = block.start, []
    for match in _END.finditer(text, block.body, block.end):
        if _is_end(text, start, match, block.end):
            spans.append((start, match.end()))
            start = match.end() + len(text[match.end() : block.end]) - len(text[match.end() : block.end].lstrip())
    if start < block.end:
        spans.append((start, block.end))
    return spans


def _is_end(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    """Tell whether the stop at ``match`` ends the sentence that began at ``start``."""
    after = text[match.end() : min(limit, match.end() + 160)].lstrip()
    if not after:
        return True
    first = after.lstrip(_OPENERS)[:1]
    if not first or first.islower():
        return False
    stop = match.group()
    if stop[0] in "?!" and stop.rstrip("\"'”’»)]") != stop and _ASKED.match(" ".join(after.split())):
        return False
    if stop.startswith("…") or stop.startswith("..."):
        return True
    return not stop.startswith(".") or not _is_abbreviation(text[start : match.start()], stop, after)


def _is_abbreviation(before: str, stop: str, after: str) -> bool:
    """Tell whether the full stop belongs to the word before it alone."""
    words = before.split()
    word = words[-1].lstrip(_OPENERS) if words else ""
    next_word = after.split(maxsplit=1)[0].lstrip(_OPENERS).rstrip(",.;:!?\"'”’)").lower()
    lower = word.lower()
    if len(stop) > 1 and stop[1:].strip("\"'”’»)]") == "":
        return lower in _BEFORE_NAME
    if lower in ("no", "nos") or (lower in ("b", "d", "c", "r") and next_word[:1].isdigit()):
        return next_word[:1].isdigit()
    if lower == "st":
        return len(words) < 2 or not words[-2][:1].isupper() or next_word not in _STARTS_SENTENCE  # noqa: PLR2004 - the word before
    if lower in _BEFORE_NAME or (words == [word] and re.fullmatch(r"\(?(?:\d{1,3}|[a-zA-Z])\)?", word)):
        return True
    if lower in _MAY_END:
        return next_word not in _STARTS_SENTENCE
    return bool(_INITIAL.match(word)) and next_word not in _STARTS_SENTENCE
