"""The forms that make claims: split one, merge two, add one that was missed. Knows no screen."""

from datetime import datetime
from functools import partial

from claimcheck.model import CLAIM_KINDS, Claim
from claimcheck.model.claim import by_worth
from claimcheck.model.editing import added, joint_anchors, merged, split
from claimcheck.review.bounds import MOST_PLACES, narrowed, words_of
from claimcheck.review.forms.fields import CLAIMANT
from claimcheck.review.forms.steps import (
    Edit,
    Form,
    Given,
    anchors,
    claimant_in,
    claimant_type,
    is_there,
    places_for,
    role,
    typed,
    which_place,
    words,
)
from claimcheck.review.questions import Choice, Question, check_filled, keyed
from claimcheck.review.subject import Subject

_MOST_PARTS = 9
_ADDED_WORTH = 1.0
_ADDED_BECAUSE = "added by a reviewer"
_IS_THERE = "There is this claim already."
_KIND = Question("new_kind", "Of what kind is it?", "Kind", keyed(CLAIM_KINDS))


def _part(given: Given, subject: Subject) -> Question | None:
    """Ask for the next of the claims that one is split into; from the third on, nothing ends it."""
    parts = _parts(given)
    if len(parts) >= _MOST_PARTS or "" in parts:
        return None
    number, is_enough = len(parts) + 1, len(parts) > 1
    bounds = subject.claim.anchors if subject.claim else ()

    def check(value: str) -> str:
        if not value:
            return "" if is_enough else "Please write something."
        is_known = is_there(subject, value, narrowed(subject.text, bounds, value))
        return _IS_THERE if value in parts or is_known else ""

    suggestion = subject.claim_text if number == 1 else ""
    message = f"Claim {number} of those that it is split into"
    return Question(
        f"part {number}",
        message,
        f"Claim {number}",
        suggestion=suggestion,
        check=check,
        empty="no more" if is_enough else "",
    )


def _parts(given: Given) -> list[str]:
    return [value for name, value in given.items() if name.startswith("part ")]


def _others(subject: Subject) -> list[tuple[int, Claim]]:
    """Give the other current claims with their numbers, as every listing has them."""
    gone = {claim_id for claim in subject.claims for claim_id in claim.derived_from}
    current = [claim for claim in subject.claims if claim.id not in gone]
    here = subject.claim.id if subject.claim else ""
    return [(n, claim) for n, claim in enumerate(by_worth(current), 1) if claim.id != here]


def _matching(subject: Subject, typed: str) -> list[tuple[int, Claim]]:
    words = typed.casefold().split()
    return [
        (number, claim)
        for number, claim in _others(subject)
        if typed.strip() == str(number) or (words and all(word in claim.text.casefold() for word in words))
    ]


def _other_words(_: Given, subject: Subject) -> Question:
    def check(value: str) -> str:
        found = len(_matching(subject, value))
        if not found:
            return "No other claim has this number or these words."
        return f"{found} claims have these words; please write more of them." if found > MOST_PLACES else ""

    return Question("other_words", "Merge it with which one? Its number, or words of it", "With", check=check)


def _other(given: Given, subject: Subject) -> Question | None:
    found = _matching(subject, given.get("other_words", ""))[:MOST_PLACES]
    choices = (Choice(each.id, f"{number} · {each.text}", str(place)) for place, (number, each) in enumerate(found, 1))
    return Question("other", "Merge it with this one?", "With", tuple(choices))


def _merged_wording(given: Given, subject: Subject) -> Question | None:
    other = next((claim for claim in subject.claims if claim.id == given.get("other")), None)
    suggestion = f"{subject.claim_text}; {other.text}" if other else ""
    both = joint_anchors(subject.text, [claim for claim in (subject.claim, other) if claim])

    def check(value: str) -> str:
        return check_filled(value) or (_IS_THERE if is_there(subject, value, both) else "")

    return Question("merged_wording", "Both in one claim", "Wording", suggestion=suggestion, check=check)


def _new_wording(given: Given, subject: Subject) -> Question | None:
    found = anchors("new_words", given, subject) if places_for(subject, given.get("new_words", "")) else ()

    def check(value: str) -> str:
        return check_filled(value) or (_IS_THERE if is_there(subject, value, found) else "")

    return Question(
        "new_wording", "The claim, in words that can be understood alone", "Claim",
        suggestion=words_of(found), check=check,
    )  # fmt: skip


def _split(given: Given, subject: Subject, by: str, at: datetime) -> Edit:
    bounds = subject.claim.anchors if subject.claim else ()
    parts = [(part, narrowed(subject.text, bounds, part)) for part in _parts(given) if part]
    return partial(split, claim_id=subject.claim.id if subject.claim else "", parts=parts, by=by, at=at)


def _merge(given: Given, subject: Subject, by: str, at: datetime) -> Edit:
    ids = [subject.claim.id if subject.claim else "", given["other"]]
    return partial(merged, claim_ids=ids, text=given["merged_wording"], by=by, at=at)


def _add(given: Given, subject: Subject, by: str, at: datetime) -> Edit:
    found = anchors("new_words", given, subject)
    kind = next(each for each in CLAIM_KINDS if each == given["new_kind"])
    claimant = claimant_in(given, subject)
    return lambda it: added(
        it, given["new_wording"], found, by=by, at=at, claimant=claimant, kind=kind,
        check_worthiness=_ADDED_WORTH, reasons=(_ADDED_BECAUSE,),
    )  # fmt: skip


MAKING_FORMS = {
    "split": Form((_part,), _split),
    "merge": Form((_other_words, _other, _merged_wording), _merge),
    "add": Form(
        (
            words("new_words", "Words of the article that make the claim, with … for a gap"),
            which_place("new_words"),
            _new_wording,
            typed(CLAIMANT),
            role,
            claimant_type,
            lambda _, __: _KIND,
        ),
        _add,
    ),
}
"""These forms, by what was chosen to do with the claim."""
