"""Slips of the parser about verbs: clauses hung up in the wrong place, subjects and contents that were swallowed."""

from claimcheck.extract.engines.parser.speech import is_report_noun
from claimcheck.extract.engines.parser.tree import (
    AUXILIARIES,
    SUBJECTS,
    Word,
    child,
    children,
    helpers,
    is_finite,
    is_set_off,
    is_verb,
    mark,
    subject,
)
from claimcheck.extract.lexicon import REPORTING_LEMMAS

_TWO = 2
_KINSHIP = frozenset("son daughter child grandson granddaughter widow widower".split())
_PLACING = frozenset("base headquarter locate situate".split())
_INVERTED = frozenset(("should", "were", "had"))
_CONDITIONS = frozenset(("if", "unless", "when", "once", "while", "although", "though", "because"))


def _give_verb_its_auxiliarys_children(word: Word) -> None:
    """What hangs from an auxiliary is its verb's ("that pupils are often sent home")."""
    if word.dep in AUXILIARIES and word.head is not word:
        for each in [each for each in word.children if each.dep in SUBJECTS or each.dep in ("mark", "parataxis")]:
            each.attach(word.head, each.dep)


def _settle_loose_verb(word: Word) -> None:
    """A finite verb hung up as "dep" is coordinated, or is the main verb after a participle ("Vane, shown a card, left")."""
    above = word.head
    if word.dep != "dep" or not is_verb(word) or not is_finite(word) or subject(word) or not is_verb(above):
        return
    own = subject(above)
    if above.head is above and above.tag == "VBN" and not helpers(above) and own is not None and is_set_off(above):
        word.attach(word, "ROOT")
        own.attach(word, "nsubj")
        above.attach(own, "acl")
    elif child(above, "cc"):
        word.attach(above, "conj")


def _split_off_some(word: Word) -> None:
    """Of two subjects the second is a relative clause's ("Residents, 60 of whom came, complained")."""
    subjects = children(word, "nsubj", "nsubjpass")
    if len(subjects) != _TWO or not any(each.tag in ("WP", "WDT") for each in subjects[1].subtree()):
        return
    above_or_below = [word.head, *word.children] if word.dep in ("ccomp", "parataxis") else word.children
    later = next((each for each in above_or_below if is_verb(each) and each.i > word.i and is_finite(each)), None)
    if later is None or subject(later) or mark(later):
        return
    if later is not word.head:
        later.attach(later if word.head is word else word.head, word.dep)
    opening = subjects[0].first().i
    for each in [each for each in word.children if each.i < opening or each is subjects[0]]:
        each.attach(later, each.dep)
    word.attach(subjects[0], "relcl")


def _raise_infinitive(word: Word) -> None:
    """In a row of infinitives only the first has "to" ("spoke for an hour, promising to cut taxes, hire 600 and build")."""
    above = word.head
    if word.dep != "conj" or word.tag != "VB" or helpers(word) or above.tag == "VB" or not is_finite(above):
        return
    between = (each for each in above.subtree() if above.i < each.i < word.i and each.tag == "VB")
    first = next((each for each in between if any(helper.lower == "to" for helper in helpers(each))), None)
    if first is not None and first not in word.subtree() and not helpers(above):
        word.attach(first, "conj")


def _lower_inverted_condition(word: Word) -> None:
    """An auxiliary before its subject makes a condition of what follows ("Should it stall, rivers could rise")."""
    own, first = subject(word), next(iter(helpers(word)), None)
    if own is None or first is None or first.lower not in _INVERTED or first.i > own.i:
        return
    main = next((each for each in (word.head, *children(word, "ccomp")) if each.i > word.i), None)
    if main is None or main.dep not in ("ROOT", "ccomp") or subject(main) is None or not is_finite(main):
        return
    if main is not word.head:
        main.attach(main if word.head is word else word.head, word.dep)
    word.attach(main, "advcl")
    _take_comma(word)


def _return_swallowed_subject(word: Word) -> None:
    """Of an opening participle's two objects the second is the main verb's subject ("Shown the files, Vane resigned")."""
    objects = children(word, "dobj", "dative")
    is_opening = word.dep == "advcl" and word.before() is None and word.tag in ("VBN", "VBG")
    if is_opening and len(objects) > 1 and is_set_off(objects[-1]) and not subject(word.head):
        objects[-1].attach(word.head, "nsubj")


def _join_row(word: Word) -> None:
    """A finite verb without a subject after a comma goes on with the row ("was fined in May, promised more and left")."""
    is_row = word.dep == "advcl" and word.tag in ("VBD", "VBZ", "VBP") and not helpers(word) and word.i > word.head.i
    if is_row and not subject(word) and not mark(word) and is_set_off(word) and is_finite(word.head):
        word.attach(word.head, "conj")


def _raise_finite_conjunct(word: Word) -> None:
    """A finite verb coordinated with an infinitive belongs with the verb above it ("ordered X to pay and barred him")."""
    if word.dep != "conj" or not is_verb(word) or word.tag not in ("VBD", "VBZ", "VBP") or subject(word):
        return
    above = word.head
    while (
        above.dep in ("xcomp", "conj", "ccomp", "advcl", "acl", "pcomp")
        and not is_finite(above)
        and above.head is not above
    ):
        above = above.head
    if above is not word.head and is_verb(above) and is_finite(above):
        _move_conjunct(word, above)


def _move_conjunct(word: Word, head: Word) -> None:
    """Hang a conjunct under another head, with the "and" before it."""
    start = word.first().i
    conjunction = next((each for each in children(word.head, "cc") if each.i == start - 1), None)
    word.attach(head, "conj")
    if conjunction is not None:
        conjunction.attach(head, "cc")


def _raise_modal_conjunct(word: Word) -> None:
    """A verb with a modal and no subject shares the main clause's ("held to a ban when time allows and would study it")."""
    above = word.head
    is_modal = word.dep == "conj" and any(helper.tag == "MD" for helper in helpers(word)) and not subject(word)
    own = subject(above) if is_verb(above) else None
    if not is_modal or above.dep not in ("relcl", "advcl") or own is None or own.tag in ("WDT", "WP"):
        return
    main = next((each for each in above.ancestors() if is_verb(each) and is_finite(each)), None)
    if main is not None:
        _move_conjunct(word, main)


def _raise_content(word: Word) -> None:
    """A conjunct with its own "that" is a second content of the verb of saying ("said A because B, and that C")."""
    is_row = word.dep == "advcl" and word.head.dep == "ccomp" and mark(word.head) == "that" and is_set_off(word)
    if mark(word) == "that" and is_row:
        word.attach(word.head, "conj")
    if word.dep != "conj" or mark(word) != "that" or word.head.dep == "ccomp":
        return
    content = next((above for above in word.ancestors() if above.dep == "ccomp"), None)
    if content is not None:
        _move_conjunct(word, content)


def _hand_content_to_its_verb(word: Word) -> None:
    """A that-clause after a verb of saying is its content, whatever stands between ("denied through a lawyer that …")."""
    if word.dep not in ("acl", "ccomp", "relcl") or mark(word) != "that" or is_report_noun(word.head):
        return
    above = next((each for each in word.ancestors() if is_verb(each)), None)
    if above is not None and above.lemma in REPORTING_LEMMAS and above is not word.head and not child(above, "ccomp"):
        word.attach(above, "ccomp")


def _give_content_its_subject(word: Word) -> None:
    """Of two subjects of a verb of saying the first is its content's ("The firm, the minister said, had lied")."""
    subjects = children(word, "nsubj", "nsubjpass")
    content = next((each for each in children(word, "ccomp") if each.i > word.i and not subject(each)), None)
    if len(subjects) > 1 and content is not None and is_set_off(subjects[1]):
        subjects[0].attach(content, "nsubjpass" if child(content, "auxpass") else "nsubj")


def _give_content_its_condition(word: Word) -> None:
    """A condition before an inserted report is its content's ("If it stalls, she added, the rivers will rise")."""
    content = next((each for each in children(word, "ccomp") if is_set_off(each)), None)
    if word.dep == "parataxis" and word.head.i > word.i:
        content = word.head
    if word.lemma not in REPORTING_LEMMAS or content is None:
        return
    for each in children(word, "advcl"):
        if each.i < word.i and mark(each) in _CONDITIONS:
            each.attach(content, "advcl")
            _take_comma(each)


def _take_comma(clause: Word) -> None:
    comma = clause.after()
    if comma is not None and comma.text == ",":
        comma.attach(clause, "punct")


def _return_what_follows_a_report(word: Word) -> None:
    """After an inserted report the sentence goes on ("She fell, she recalled, because it was dark")."""
    if word.dep != "parataxis" or word.i < word.head.i or word.lemma not in REPORTING_LEMMAS:
        return
    for each in [each for each in children(word, "advcl") if each.i > word.i and mark(each) and is_set_off(each)]:
        each.attach(word.head, "advcl")


def _raise_participle(word: Word) -> None:
    """After a comma a participle belongs to the main clause ("condemned a refusal that angered him, calling it …")."""
    is_pattern = (
        word.dep == "advcl" and word.tag == "VBG" and word.head.dep in ("relcl", "acl") and word.i > word.head.i
    )
    if not is_pattern or not is_set_off(word) or is_set_off(word.head):
        return
    above = next((each for each in word.head.ancestors() if is_verb(each) and each.dep not in ("relcl", "acl")), None)
    if above is not None and is_finite(above):
        word.attach(above, "advcl")


def _front_appositive(word: Word) -> None:
    """Of two subjects the first, set off by a comma, tells of the second ("A baker from Leeds, Vane won")."""
    subjects = children(word, "nsubj", "nsubjpass")
    if not is_verb(word) or len(subjects) != _TWO or mark(word):
        return
    first, second = subjects
    is_name = second.pos == "PROPN" or second.tag == "PRP"
    det = child(first, "det")
    # "The mayor of Aldbury, Tessa Vane" only says who is meant.
    is_telling = det is not None and (det.lower in ("a", "an") or first.lower in _KINSHIP)
    if first.pos == "NOUN" and is_name and _opens(first) and is_set_off(second) and is_telling:
        first.attach(second, "appos")


def _opens(noun: Word) -> bool:
    return noun.first().i == 0 or is_set_off(noun)


def _hang_what_is_to_be(word: Word) -> None:
    """What is to be done with something hangs from it ("will set up a board, to be led by Vane, and hold talks")."""
    comma = word.before()
    is_to_be = word.tag == "VBN" and {helper.lower for helper in helpers(word)} == {"to", "be"}
    if not is_to_be or word.dep != "advcl" or comma is None or comma.i == 0 or not is_set_off(word):
        return
    noun, verb = word.line[comma.i - 1], word.head
    if noun.pos not in ("NOUN", "PROPN") or noun in word.subtree():
        return
    for each in children(word, "conj"):
        if each.tag != word.tag:
            _move_conjunct(each, verb)
    word.attach(noun, "acl")


def _hang_place_on_nearest(word: Word) -> None:
    """Where something is based is said of the name right before it ("Shares of Velora, based in Austin, …")."""
    if word.dep != "acl" or word.lemma not in _PLACING or not is_set_off(word):
        return
    comma = word.before()
    nearest = word.line[comma.i - 1] if comma is not None and comma.i > 0 else None
    if nearest is not None and nearest.pos == "PROPN" and nearest in word.head.subtree():
        word.attach(nearest, "acl")


OF_VERBS = (
    _give_verb_its_auxiliarys_children,
    _split_off_some,
    _settle_loose_verb,
    _raise_infinitive,
    _lower_inverted_condition,
    _return_swallowed_subject,
    _join_row,
    _raise_finite_conjunct,
    _raise_modal_conjunct,
    _raise_content,
    _hand_content_to_its_verb,
    _give_content_its_subject,
    _give_content_its_condition,
    _return_what_follows_a_report,
    _raise_participle,
    _front_appositive,
    _hang_what_is_to_be,
    _hang_place_on_nearest,
)
"""The repairs, in the order in which they build on each other."""
