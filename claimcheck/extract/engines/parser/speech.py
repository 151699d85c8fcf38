"""Indirect speech in a dependency tree: content clauses, inserted reports, "according to". Knows no quotation marks."""

from attrs import frozen

from claimcheck.extract.engines.parser.tree import Word, child, children, is_finite, is_set_off, mark, subject
from claimcheck.extract.lexicon import REPORTING_LEMMAS

_QUESTIONS = frozenset(("WDT", "WP", "WP$", "WRB"))
_LONGEST_INSERTION = 8
# As nouns too common to be looked for on the surface of a text.
_SHOWING = frozenset(("show", "point", "read"))
_REPORTS = frozenset(
    "accusation admission allegation announcement argument assertion belief claim claims complaint conclusion contention denial fear fears finding forecast "
    "hope hopes insistence pledge position prediction promise stance statement suggestion suspicion view vow warning warnings".split()
)
_UTTERING = frozenset("express give issue make reaffirm reiterate repeat restate share state voice".split())
_ACCOUNTS = frozenset(
    "account calculation calculations count estimate estimates opinion reckoning sums telling version view words".split()
)


def is_reporting(verb: Word) -> bool:
    """Tell whether a verb reports what its subject says: not in the negative ("did not say"), not to it ("was told")."""
    if verb.lemma not in REPORTING_LEMMAS | _SHOWING or child(verb, "neg"):
        return False
    return child(verb, "nsubjpass") is None


def content_clauses(verb: Word) -> list[Word]:
    """Give the clauses whose content a reporting verb reports; none where it reports a question."""
    if not is_reporting(verb):
        return []
    return [clause for clause in children(verb, "ccomp") if _is_content(clause, verb)]


def _is_content(clause: Word, verb: Word) -> bool:
    if any(each.dep == "mark" and each.lower in ("whether", "if", "for") for each in clause.children):
        return False
    if clause.i < verb.i:
        after = clause.after()
        return (
            after is not None
            and after.text in (",", "—", "–", "…")
            and (subject(clause) is not None or is_finite(clause))
        )
    opening = clause.first()
    is_question = opening.tag in _QUESTIONS and opening.lower != "that" and verb.dep != "relcl"
    # "confirmed 17 cases, most of them linked to …": what follows an object and a comma is no content.
    is_absolute = child(verb, "dobj") is not None and is_set_off(clause)
    return not is_question and not is_absolute and is_finite(clause)


@frozen
class NounReport:
    """A noun that reports: "Russia's stance that P", "a warning from officers that P". ``speaker`` may be empty."""

    noun: Word
    content: Word
    speaker: tuple[Word, ...]

    @property
    def is_all(self) -> bool:
        """Whether the clause around it says no more than that it was said: "X repeated the claim that P"."""
        verb = self.noun.head
        return self.noun.dep == "dobj" and verb.lemma in _UTTERING and child(verb, "neg") is None


def is_report_noun(word: Word) -> bool:
    """Tell whether a noun can have a proposition of its own: "claim", "warning"."""
    return word.lower in _REPORTS


def noun_reports(head: Word) -> list[NounReport]:
    """Find the nouns within a clause that report a proposition."""
    found = []
    for clause in head.subtree():
        is_that = any(each.dep == "mark" and each.lower == "that" for each in clause.children)
        if clause.dep in ("acl", "ccomp", "relcl", "advcl") and is_that and subject(clause) and is_finite(clause):
            noun = next(
                (above for above in [clause.head, *clause.head.ancestors()][:3] if above.lower in _REPORTS), None
            )
            report = (
                NounReport(noun, clause, _of_whom(noun, clause)) if noun is not None and noun.i < clause.i else None
            )
            # "Fears that prices would rise" are nobody's that could be named.
            if report is not None and (report.speaker or report.is_all):
                found.append(report)
    return found


def _of_whom(noun: Word, clause: Word) -> tuple[Word, ...]:
    """Give the words for whose report it is: "Russia's stance", "a warning from officers"."""
    own = {word.i for word in clause.subtree()}
    owners = [*children(noun, "poss")]
    owners += [who for of in children(noun, "prep") if of.lower in ("from", "by", "of") for who in children(of, "pobj")]
    words = [word for owner in owners[:1] for word in owner.subtree() if word.i not in own and word.tag != "POS"]
    return tuple(words)


def denied_acts(verb: Word) -> list[Word]:
    """Give what a subject says that it did not do: "denied taking it". A promise is an act, and told as one."""
    if child(verb, "neg") or verb.lemma != "deny":
        return []
    return [act for act in children(verb, "xcomp", "ccomp") if act.tag == "VBG" and not subject(act)]


def find_estimate(verb: Word) -> tuple[Word, Word] | None:
    """Find what somebody puts at which amount: "put the losses at £3m", "estimates its value at 5 per cent"."""
    thing, at = child(verb, "dobj"), next((each for each in children(verb, "prep") if each.lower == "at"), None)
    amount = child(at, "pobj") if at is not None else None
    if verb.lemma not in ("put", "estimate") or thing is None or amount is None or child(verb, "neg"):
        return None
    return (thing, amount) if any(word.tag in ("CD", "$") for word in amount.subtree()) else None


def is_inserted_report(word: Word) -> bool:
    """Tell whether a clause only attributes the one around it: "Revenue, they boast, rose"."""
    # A longer clause, or one with a content of its own, does more than attribute.
    is_report = word.dep in ("parataxis", "ccomp", "advcl", "dep") and is_reporting(word)
    if (
        not is_report
        or mark(word)
        or subject(word) is None
        or content_clauses(word)
        or len(word.subtree()) > _LONGEST_INSERTION
    ):
        return False
    before, after = word.before(), word.after()
    return (before is None or before.text in (",", "—", "–")) and (after is None or after.is_mark)


def source_phrase(head: Word) -> tuple[list[Word], list[Word]] | None:
    """Find "according to X" within a clause: the whole phrase, and the words for X."""
    for word in head.subtree():
        source = next(iter(_sources(word)), None)
        if source is not None and _is_of(word, head):
            return word.subtree(), [each for each in source.subtree() if each.tag != "POS"]
    return None


def _is_of(word: Word, head: Word) -> bool:
    """Tell whether a phrase belongs to a clause itself, and not to a relative clause within it."""
    above = next((each for each in word.ancestors() if each is head or each.dep in ("relcl", "acl")), head)
    return above is head


def _sources(word: Word) -> list[Word]:
    """Give the source that a preposition names: "according to X", "by X's estimate", "in X's view"."""
    if word.lower == "according":
        return [source for to in children(word, "prep") for source in children(to, "pobj")]
    if word.lower in ("by", "in", "on") and word.dep == "prep":
        accounts = [noun for noun in children(word, "pobj") if noun.lower in _ACCOUNTS]
        return [owner for noun in accounts for owner in children(noun, "poss")]
    return []
