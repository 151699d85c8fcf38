"""From a parsed unit to proposals: grammar, wording, voice and evidence brought together."""

import re
from collections.abc import Iterator

from attrs import evolve

from claimcheck.extract.base import Proposal, Span
from claimcheck.extract.engines.parser.antecedents import Antecedents
from claimcheck.extract.engines.parser.assertion import Assertion
from claimcheck.extract.engines.parser.clauses import read_line
from claimcheck.extract.engines.parser.repairs import repair
from claimcheck.extract.engines.parser.tree import Word, helpers, is_set_off
from claimcheck.extract.engines.parser.wording import Wording
from claimcheck.extract.lexicon import SOURCING
from claimcheck.extract.reading import Composed, Reading, Talk
from claimcheck.model import ClaimantType

_FEWEST_WORDS = 2
_ELLIPSIS = re.compile(
    r"(?:\S+ ){1,4}(?:is|isn’t|are|aren’t|was|wasn’t|were|be|will|won’t|would|wouldn’t|should|shouldn’t|must|could|can|can’t|cannot|might"
    r"|has|hasn’t|have|haven’t|had|do|don’t|does|doesn’t|did|didn’t|not)|.* (?:and|or|but|to)"
)
_SAYING = frozenset("say think reckon find confirm warn add insist".split())
_LEFT_OVER = re.compile(r"[^,]+, (?:said|says) [^,]+|(?:Should|Were|Had|Did|Does|Do) [^,]+")
"""What is left where the parser parts a report, a condition or a comparison from what it belongs to."""
_SOURCING = re.compile(SOURCING)

ENTITY_TYPES: dict[str, ClaimantType] = {"PERSON": "Person", "ORG": "Organization"}
"""What the model's entities are as claimants."""

_HINTS: dict[str, ClaimantType] = {**ENTITY_TYPES, "GPE": "Organization", "NORP": "Organization"}


def propose_unit(
    line: list[Word], composed: Composed, reading: Reading, antecedents: Antecedents
) -> Iterator[Proposal]:
    """Propose the claims of one unit, and take in what it speaks of."""
    repair(line)
    antecedents.enter(is_quoted=composed.unit.is_quoted)
    if not composed.text.rstrip("\"”’' ").endswith("?"):
        yield from _propose(line, composed, reading, antecedents)
    antecedents.remember(line)


def _propose(line: list[Word], composed: Composed, reading: Reading, antecedents: Antecedents) -> Iterator[Proposal]:
    talk = reading.talk(composed.unit)
    not_meant = talk.first.name if talk.first and not composed.unit.is_mixed else ""
    wording = Wording(reading.discourse, antecedents, talk, not_meant=not_meant)
    for assertion in read_line(line):
        # Of “…,” said X, who is a baker only the last part is a claim.
        if composed.unit.is_frame and assertion.head.head is assertion.head:
            continue
        wording.talk = _talk_within(assertion, talk, reading)
        if _hangs_loose(assertion):
            continue
        words, unresolved = wording.sentence(assertion)
        if not _asserts(words, assertion):
            continue
        spans = evidence(assertion.own, reading.article.text)
        if spans:
            if wording.talk.speaker and wording.talk.speaker.type == "Organization":
                antecedents.speaker = wording.talk.speaker.name
            yield Proposal(
                text=words,
                evidence=spans,
                claimant=wording.talk.speaker,
                cue=assertion.voice.cue or reading.cue(composed.unit),
                unresolved=unresolved,
                cut=assertion.cut,
            )


def _asserts(words: str, assertion: Assertion) -> bool:
    """Tell whether words are an assertion, and not a fragment, an act of saying, or one whose verb was left out."""
    plain = words.replace("'", "’")
    has_verb = any(isinstance(part, str) or part.tag[:2] in ("VB", "MD") for part in assertion.parts)
    is_whole = (
        len(words.split()) >= _FEWEST_WORDS
        and not any(form.fullmatch(plain) for form in (_ELLIPSIS, _LEFT_OVER))
        and not _is_bare_participle(assertion.head)
        and not _only_says(assertion)
    )
    return has_verb and is_whole and not _SOURCING.search(plain)


def _only_says(assertion: Assertion) -> bool:
    """Tell whether a clause ends with its verb of saying, what was said being elsewhere; "was found" says enough."""
    last = next((part for part in reversed(assertion.parts) if isinstance(part, Word) and not part.is_mark), None)
    verb = assertion.head
    is_plain = not any(helper.dep == "auxpass" or helper.tag == "MD" for helper in helpers(verb))
    return verb is last and verb.lemma in _SAYING and is_plain


def _is_bare_participle(head: Word) -> bool:
    """Tell whether nothing but a participle after a comma is left of a clause: "Vane, asked about such fears"."""
    return head.tag == "VBN" and head.head is head and not helpers(head) and is_set_off(head)


def _hangs_loose(assertion: Assertion) -> bool:
    """Tell whether an assertion begins with a relative word whose noun was not found."""
    first = assertion.parts[0]
    return isinstance(first, Word) and first.tag in ("WDT", "WP", "WP$") and first.lower not in ("what", "whoever")


def _talk_within(assertion: Assertion, talk: Talk, reading: Reading) -> Talk:
    """Tell who speaks and who "I" is in an assertion that is reported within its unit; the innermost speaker counts."""
    words = assertion.voice.speaker
    if not words:
        return talk
    if len(words) == 1 and words[0].lower in ("i", "we"):
        return evolve(talk, speaker=talk.first)
    hint = next((_HINTS[word.entity] for word in reversed(words) if word.entity in _HINTS), None)
    speaker = reading.claimants.named((words[0].place, words[-1].end), hint=hint)
    if talk.first is not None or speaker is None:
        return evolve(talk, speaker=speaker or talk.speaker)
    return evolve(talk, speaker=speaker, first=speaker, group=reading.claimants.group_of(speaker))


def evidence(own: tuple[Word, ...], text: str) -> tuple[Span, ...]:
    """Give the spans of the article that an assertion rests on, joined where only white space or a mark parts them."""
    # Marks at the ends belong to the sentence around the claim.
    kept = [word for word in own if not word.is_mark]
    spans: list[Span] = []
    for word in kept:
        if spans and word.place >= spans[-1][1] and not any(map(str.isalnum, text[spans[-1][1] : word.place])):
            spans[-1] = (spans[-1][0], word.end)
        elif not spans or word.place >= spans[-1][1]:
            spans.append((word.place, word.end))
    # Of "£2m." the tokeniser makes one word at the end of a line.
    if spans and re.search(r"\d\w*\.$", text[slice(*spans[-1])]):
        spans[-1] = (spans[-1][0], spans[-1][1] - 1)
    return tuple(_closed(span, text) for span in spans)


def _closed(span: Span, text: str) -> Span:
    """Take in the closing mark of a quotation that a span opens: ``“absurd`` → ``“absurd,”``."""
    words = text[slice(*span)]
    for opening, closing in (("“", "”"), ("‘", "’"), ("«", "»")):
        if words.rfind(opening) > words.rfind(closing):
            end = re.compile(rf"[,.!?…]?{closing}").match(text, span[1])
            return (span[0], end.end()) if end else span
    return span
