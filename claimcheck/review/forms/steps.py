"""Steps that several forms have: words of the article, whose claim it is, what readers are to be told. Knows no form."""

from collections.abc import Callable, Mapping
from datetime import datetime

from attrs import evolve, frozen

from claimcheck.model import Anchor, Claimant, ReviewSession
from claimcheck.model.claim import CLAIMANT_TYPES
from claimcheck.model.editing import made_id
from claimcheck.review.bounds import MOST_PLACES, places_of, words_of
from claimcheck.review.questions import ABOUT_A_CLAIM, Choice, Question, clean_answer
from claimcheck.review.subject import Subject
from claimcheck.text_safety import plain_line

Given = Mapping[str, str]
"""The answers so far, by question."""

Step = Callable[[Given, Subject], Question | None]
"""Gives its question, or None where the answers so far leave nothing to ask."""

Edit = Callable[[ReviewSession], ReviewSession]

_AROUND = 30


@frozen
class Form:
    """A way to change a claim: its steps, and what the answers, given by whom and when, do to a session."""

    steps: tuple[Step, ...]
    change: Callable[[Given, Subject, str, datetime], Edit]


def typed(question: Question, suggest: Callable[[Subject], str] = lambda _: "") -> Step:
    """Make the step of a question that is always asked, with what it is begun with."""
    return lambda _, subject: evolve(question, suggestion=suggest(subject))


def correction(given: Given, subject: Subject) -> Question | None:
    """Ask what to tell readers, where they read something else than before of what was published."""
    claim = subject.claim
    if claim is None or not subject.is_claim_told:
        return None
    who = claim.claimant
    told = {
        "wording": claim.text,
        "claimant": who.name if who else "",
        "role": who.role if who else "",
        "claimant_type": who.type if who else "Person",
        "stated_on": claim.stated_on.isoformat() if claim.stated_on else "",
    }
    is_other = any(given.get(field, was) != was for field, was in told.items())
    return ABOUT_A_CLAIM["correction"] if is_other else None


def claimant_name(subject: Subject) -> str:
    """Give the name of the claim's claimant; empty where the article itself makes it."""
    return subject.claim.claimant.name if subject.claim and subject.claim.claimant else ""


def role(given: Given, subject: Subject) -> Question | None:
    """Ask for the role of the claimant that was named."""
    if not given.get("claimant"):
        return None
    known = _known_claimant(given["claimant"], subject)
    return Question("role", "Their role or office", "Role", empty="none", suggestion=known.role if known else "")


def claimant_type(given: Given, subject: Subject) -> Question | None:
    """Ask whether the claimant that was named is one person."""
    if not given.get("claimant"):
        return None
    known = _known_claimant(given["claimant"], subject)
    labels = {"Person": ("One person", "p"), "Organization": ("An organisation or a group", "o")}
    choices = tuple(Choice(name, *labels[name]) for name in CLAIMANT_TYPES)
    return Question("claimant_type", "Who is that?", "Is", choices, suggestion=known.type if known else "Person")


def _check_words(subject: Subject) -> Callable[[str], str]:
    def check(value: str) -> str:
        return "" if places_for(subject, value) else "These words do not stand in the article."

    return check


def words(name: str, message: str, suggest: Callable[[Subject], str] = lambda _: "") -> Step:
    """Make the step that asks for words which stand in the article."""

    def step(_: Given, subject: Subject) -> Question:
        return Question(name, message, "Words", suggestion=suggest(subject), check=_check_words(subject))

    return step


def which_place(name: str) -> Step:
    """Ask which place is meant, where the words that were typed stand in several."""

    def step(given: Given, subject: Subject) -> Question | None:
        places = places_for(subject, given.get(name, ""))
        if len(places) <= 1:
            return None
        choices = tuple(
            Choice(_name(place), _around(subject.text, place), str(number)) for number, place in enumerate(places, 1)
        )
        return Question("place_of_words", "They stand in several places. Which is meant?", "Place", choices)

    return step


def places_for(subject: Subject, typed: str) -> tuple[tuple[Anchor, ...], ...]:
    """Give every place of the words; where they are those of the claim itself, its own place first."""
    found = places_of(subject.text, typed)
    own = subject.claim.anchors if subject.claim else ()
    if not typed.strip() or clean_answer(words_of(own)).split() != typed.split():
        return found
    return (own, *(place for place in found if _name(place) != _name(own)))[:MOST_PLACES]


def _name(place: tuple[Anchor, ...]) -> str:
    return " ".join(f"{anchor.start}-{anchor.end}" for anchor in place)


def _around(text: str, place: tuple[Anchor, ...]) -> str:
    start, end = place[0].start, place[-1].end
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    return plain_line(f"…{before}[{words_of(place)}]{after}…")


def anchors(name: str, given: Given, subject: Subject) -> tuple[Anchor, ...]:
    """Give the place of the words that was meant.

    Raises:
        ValueError: They stand nowhere.

    """
    places = places_for(subject, given[name])
    if not places:
        raise ValueError(f"{name}: these words do not stand in the article")
    wanted = given.get("place_of_words", "")
    return next((place for place in places if _name(place) == wanted), places[0])


def is_there(subject: Subject, text: str, anchors: tuple[Anchor, ...]) -> bool:
    """Tell whether the article has a claim of this wording in this place."""
    digest = subject.article.text_sha256 if subject.article else ""
    return made_id(digest, text, anchors) in {claim.id for claim in subject.claims}


def _known_claimant(name: str, subject: Subject) -> Claimant | None:
    """Give the claimant of that name as this claim has them, else as another claim of the article does."""
    of_all = (claim.claimant for claim in (subject.claim, *subject.claims) if claim and claim.claimant)
    return next((each for each in of_all if each.name.casefold() == name.casefold()), None)


def claimant_in(given: Given, subject: Subject) -> Claimant | None:
    """Give the claimant of the answers, with the address that is known of them."""
    name = given["claimant"]
    if not name:
        return None
    known = _known_claimant(name, subject)
    kind = next(each for each in CLAIMANT_TYPES if each == given["claimant_type"])
    return Claimant(name=name, type=kind, role=given["role"], same_as=known.same_as if known else None)
