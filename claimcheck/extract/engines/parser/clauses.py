"""From a dependency tree to assertions: one for each clause that asserts something of its own.

Indirect speech gives its content with its speaker; asides and split-off verbs give assertions of their own.
"""

from collections.abc import Iterator

from attrs import evolve, field, frozen

from claimcheck.extract.engines.parser.asides import Aside, bracketed, clause_of, find_asides, made_finite, plain_phrase
from claimcheck.extract.engines.parser.assertion import Assertion, Instead, Part, Voice
from claimcheck.extract.engines.parser.lists import list_heads, one_by_one
from claimcheck.extract.engines.parser.speech import (
    NounReport,
    content_clauses,
    denied_acts,
    find_estimate,
    is_inserted_report,
    noun_reports,
    source_phrase,
)
from claimcheck.extract.engines.parser.splits import (
    CONTRASTS,
    SEQUELS,
    reports_more,
    shared_lead,
    shared_opener,
    split_verbs,
)
from claimcheck.extract.engines.parser.tree import (
    Word,
    child,
    children,
    helpers,
    in_order,
    is_finite,
    is_plural,
    is_verb,
    mark,
    subject,
)

_LINKS = frozenset(
    "also too however meanwhile moreover furthermore but and or so yet besides indeed nevertheless nonetheless therefore thus".split()
)


@frozen
class Given:
    """What a clause takes from the one around it.

    ``lead`` are words before the verb, where it has no subject of its own; ``opener`` a condition shared with the clause
    before; ``main`` the verb whose tense a participle takes; ``cut`` why it is read by itself.
    """

    lead: tuple[Part, ...] = ()
    opener: tuple[Part, ...] = ()
    instead: Instead = field(factory=dict)
    voice: Voice = field(factory=Voice)
    subject: Word | None = None
    main: Word | None = None
    cut: str = ""


def read_line(line: list[Word]) -> list[Assertion]:
    """Give the assertions of a parsed line, in the order of the text."""
    found = [assertion for word in line if word.head is word for assertion in _read(word, Given())]
    # Where brackets and branches of the tree cross, nothing may be left of a clause.
    return sorted((each for each in found if each.own), key=lambda each: min(word.i for word in each.own))


def _read(head: Word, given: Given) -> Iterator[Assertion]:
    contents, acts = content_clauses(head), denied_acts(head)
    estimate = find_estimate(head)
    if contents or acts:
        yield from _read_report(head, contents, acts, given)
    elif estimate is not None and subject(head) is not None:
        yield _read_estimate(head, *estimate, given)
    elif is_verb(head):
        yield from _read_clause(head, given)
    else:
        # A fragment or a heading has no verb at its root, yet may have a whole clause hanging from it.
        for each in head.children:
            if (
                each.dep in ("conj", "parataxis", "relcl", "advcl", "ccomp")
                and is_verb(each)
                and subject(each)
                and is_finite(each)
            ):
                yield from _read(each, given)


def _read_report(head: Word, contents: list[Word], acts: list[Word], given: Given) -> Iterator[Assertion]:
    """Read "X said that P": P in X's voice, what is said of X beside, and what X did besides saying it."""
    own = subject(head)
    speaker = _speaker(own, given)
    voice = Voice(speaker=speaker, cue=head.text, is_denied=head.lemma == "deny") if speaker else given.voice
    for content in contents:
        yield from _read(content, evolve(given, lead=(), opener=(), voice=voice, cut=f"what “{head.text}” reports"))
    # The speaker did not do what is denied, so the words for them open that claim as well.
    lead = tuple(plain_phrase(own)) if own is not None else given.lead
    for act in acts:
        instead = {**given.instead, act.i: (f"did not {act.lemma}",)}
        its_voice = evolve(voice, is_denied=False)
        yield from _read(
            act,
            evolve(
                given,
                lead=lead,
                opener=(),
                voice=its_voice,
                instead=instead,
                subject=own or given.subject,
                cut=f"what “{head.text}” reports",
            ),
        )
    if own is not None:
        yield from _read_asides(find_asides(own.subtree(), own), given)
    for each in head.children:
        if (each.dep == "conj" and is_verb(each)) or reports_more(each):
            yield from _read(each, evolve(given, lead=() if subject(each) else lead, subject=own or given.subject))


def _read_estimate(head: Word, thing: Word, amount: Word, given: Given) -> Assertion:
    """Read "X puts the losses at £3m" as what X says: the losses are £3m."""
    # "Emissions from the sites": the parser may hang what follows the noun on the verb.
    more = [
        word
        for each in head.children
        if each.dep == "prep" and thing.i < each.i < amount.head.i
        for word in each.subtree()
    ]
    named, much = in_order([*plain_phrase(thing), *more]), plain_phrase(amount)
    be = (
        ("were" if is_plural(thing) else "was") if head.tag in ("VBD", "VBN") else ("are" if is_plural(thing) else "is")
    )
    voice = Voice(speaker=_speaker(subject(head), given), cue=head.text)
    own = tuple(in_order([*named, head, *much]))
    return Assertion((*named, be, *much), own, voice, head, thing, f"what somebody “{head.text}” at an amount")


def _speaker(own: Word | None, given: Given) -> tuple[Word, ...]:
    # "She rose and said": the second verb has no subject of its own, but it is known.
    own = own or given.subject
    if own is None:
        words: tuple[Part, ...] = given.lead
    elif own.i in given.instead:
        words = given.instead[own.i]
    else:
        words = tuple(plain_phrase(own))
    return tuple(part for part in words if isinstance(part, Word))


def _read_clause(head: Word, given: Given) -> Iterator[Assertion]:
    """Read a clause that asserts something itself, and whatever else is asserted within it."""
    own = subject(head)
    if own is None and not given.lead:
        return
    apart = _take_apart(head)
    given = evolve(given, voice=apart.voice or given.voice)
    kept = [word for word in head.subtree() if word.i not in apart.dropped]
    lead = given.lead if own is None else ()
    # "Repeated the claim that P" says P and nothing else.
    is_said = any(report.is_all for report in apart.reports)
    if not is_said and (is_finite(head) or lead or head.i in given.instead):
        instead = {**given.instead, **(_denied(head) if given.voice.is_denied else {})}
        facts = one_by_one(head, kept)
        cut = given.cut if len(facts) == 1 else "one of several facts under one verb"
        for words in facts:
            parts = (*given.opener, *lead, *_worded(words, instead))
            yield Assertion(
                parts=parts, own=tuple(words), voice=given.voice, head=head, subject=own or given.subject, cut=cut
            )
    yield from _read_asides(apart.asides, given)
    for report in apart.reports:
        speaker = report.speaker or _speaker(own, given)
        is_denied = report.noun.lower == "denial"
        voice = Voice(speaker, report.noun.text, is_denied=is_denied) if speaker else given.voice
        cut = f"what a “{report.noun.text}” says"
        yield from _read(report.content, evolve(given, lead=(), opener=(), voice=voice, cut=cut))
    for verb in apart.verbs:
        yield from _read(verb, evolve(_given_to(verb, head, kept, given), cut=_why_apart(verb)))


def _why_apart(verb: Word) -> str:
    """Say why a verb is cut from the clause it stood in."""
    opener = mark(verb)
    if opener in CONTRASTS | SEQUELS:
        return f"another event, after “{opener}”" if opener in SEQUELS else f"a contrast, after “{opener}”"
    if verb.dep == "conj":
        return (
            "a second verb of the same subject" if subject(verb) is None else "a second clause after “and” or its like"
        )
    return "a participle that tells more" if verb.tag in ("VBG", "VBN") else "a clause beside the main one"


def _read_asides(asides: Iterator[Aside] | tuple[Aside, ...], given: Given) -> Iterator[Assertion]:
    def read_clause(clause: Word, lead: tuple[Part, ...], instead: Instead) -> Iterator[Assertion]:
        cut = "a relative clause that tells more" if clause.dep == "relcl" else "a participle that tells more of a noun"
        return _read(clause, evolve(given, lead=lead, opener=(), instead=instead, main=clause_of(clause.head), cut=cut))

    for aside in asides:
        yield from aside.read(read_clause, given.voice)


def _worded(words: list[Word], instead: Instead) -> tuple[Part, ...]:
    return tuple(part for word in words for part in instead.get(word.i, (word,)))


def _denied(head: Word) -> Instead:
    """Say the opposite of what was denied: "had been raised" → "had not been raised", "any waste" → "no waste"."""
    own = subject(head)
    whatever = child(own, "det") if own is not None else None
    if whatever is not None and whatever.lower == "any":
        return {whatever.i: ("no",)}
    first = next(iter(helpers(head)), head)
    if first is not head or head.lemma == "be":
        return {first.i: (first, "not")}
    return {head.i: (f"{'did' if head.tag == 'VBD' else 'does'} not {head.lemma}",)}


def _given_to(verb: Word, head: Word, kept: list[Word], given: Given) -> Given:
    """Work out what a split-off verb shares with the clause it stood in."""
    own, main = subject(head), given.main or head
    # A clause with its own subject shares nothing but the condition that opens the sentence.
    if subject(verb) is not None:
        instead = {} if is_finite(verb) else made_finite(verb, main)
        return evolve(
            given, lead=(), opener=tuple(shared_opener(head)), instead={**given.instead, **instead}, subject=None
        )
    if verb.dep in ("advcl", "pcomp"):
        named = [word for word in kept if own is not None and word in own.subtree()]
        lead = _worded(named, given.instead) if named else given.lead
        return evolve(
            given,
            lead=lead,
            opener=(),
            instead={**given.instead, **made_finite(verb, main)},
            subject=own or given.subject,
            main=main,
        )
    # "Born in 1933 and raised in Leeds": the second participle is as bare as the first.
    is_participle = verb.tag in ("VBG", "VBN") and not is_finite(head) and not helpers(verb)
    instead = {**given.instead, **(made_finite(verb, main) if is_participle else {})}
    lead = (*(given.lead if own is None else ()), *_worded(shared_lead(verb, head, kept), given.instead))
    return evolve(given, lead=lead, instead=instead, subject=own or given.subject)


@frozen
class _Apart:
    """What is taken out of a clause: verbs that become clauses, asides, and words that only link or attribute."""

    dropped: frozenset[int]
    verbs: tuple[Word, ...]
    asides: tuple[Aside, ...]
    reports: tuple[NounReport, ...]
    voice: Voice | None


def _take_apart(head: Word) -> _Apart:
    report = next((each for each in head.children if is_inserted_report(each)), None)
    source = source_phrase(head)
    listed = list_heads(head)
    verbs = tuple(verb for verb in split_verbs(head) if verb not in listed)
    taken = [*verbs, *([report] if report else []), *(verb.head for verb in verbs if verb.dep == "pcomp")]
    out = {word.i for each in taken for word in each.subtree()} | {word.i for word in (source[0] if source else ())}
    out |= bracketed(head)
    # Asides are looked for in what is left, or a relative clause within a split-off verb would be read twice.
    left = [word for word in head.subtree() if word.i not in out]
    reports = tuple(each for each in noun_reports(head) if each.content in left and each.noun in left)
    out |= {word.i for each in reports for word in each.content.subtree()}
    left = [word for word in left if word.i not in out]
    asides = tuple(find_asides(left, head))
    out |= {word.i for aside in asides for word in aside.words}
    out |= {word.i for word in left if _is_link(word, head, verbs)}
    out |= _before_sequel(head)
    return _Apart(_with_punctuation(head, out), verbs, asides, reports, _voice(report, source))


def _before_sequel(head: Word) -> set[int]:
    """Give the words that say how long after another a clause's event was: "two weeks after it opened"."""
    opener = next((each for each in head.children if each.dep == "mark" and each.lower in SEQUELS), None)
    return {word.i for word in head.subtree() if opener is not None and word.i < opener.i}


def _voice(report: Word | None, source: tuple[list[Word], list[Word]] | None) -> Voice | None:
    if report is not None and (own := subject(report)) is not None:
        return Voice(tuple(plain_phrase(own)), report.text)
    return Voice(tuple(source[1]), source[0][0].text) if source else None


def _is_link(word: Word, head: Word, verbs: tuple[Word, ...]) -> bool:
    """Tell whether a word only joins the clause to its neighbours: a conjunction, "also", an interjection."""
    if word.dep == "intj":
        # "Yes, it works" goes; "She said yes" stays.
        after = word.after()
        return after is not None and after.text in (",", "—", "–", "!")
    if word.head is not head:
        return False
    if word.dep in ("cc", "preconj"):
        return bool(verbs) or word is head.first()
    if word.dep == "mark":
        return word.lower in CONTRASTS | SEQUELS or word.lower == "that"
    return word.dep == "advmod" and word.lower in _LINKS


def _with_punctuation(head: Word, out: set[int]) -> frozenset[int]:
    """Take with each dropped stretch the conjunctions, commas and dashes before it, and the stop at the end."""
    words = head.subtree()
    out = out | {word.i for word in words if word.dep == "cc" and word.i + 1 in out}
    marks = [word.i for word in words if word.text in (",", ";", ":") or word.is_dash]
    # The comma after a condition stays, whatever is taken out behind it: "Should it stall, they warned, rivers could rise".
    opening = {each.last().i for each in children(head, "advcl") if each.i < head.i and each.i not in out}
    edges = {i for i in marks if (i + 1 in out or i - 1 in out) and i not in opening and i - 1 not in opening}
    final = {words[-1].i} if words[-1].text in (".", ",", ";", ":") else set()
    return frozenset(out | edges | final)
