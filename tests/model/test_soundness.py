"""What must hold of the parts of a session together is held, and its fault is named."""

from typing import Any

import pytest
from attrs import Attribute, evolve, fields

from claimcheck.model import Answer, Article, Assignment, Draft, HistoryEntry, Review, ReviewSession
from claimcheck.model.scales import built_in_scales
from claimcheck.model.soundness import (
    are_numbered,
    are_of_article,
    are_of_claims,
    are_on_scale,
    are_one_a_claim,
    are_one_each,
    are_one_each_way,
)
from tests import samples
from tests.samples import AT, COST, END, LONGEST

SESSION = samples.reviewed()
(FALSE, UNPROVEN, SKIPPED) = SESSION.reviews
DRAFT = Draft(COST.id, "Ada Quill", (Answer("action", "rate"),), updated_at=AT)
ASKED = Assignment(COST.id, "Ada Quill", by="Bo Ferrin", at=AT)
VERDICT = evolve(FALSE, id="v-1", reviewer="Ida Marsh")


def about(name: str) -> "Attribute[Any]":
    found: Attribute[Any] = getattr(fields(ReviewSession), name)
    return found


def entry(number: int) -> HistoryEntry:
    return HistoryEntry(number, AT, "Ada Quill", "rate")


def test_what_is_sound_passes() -> None:
    """One reviewer may have a review and two drafts of a claim, one of them a verdict, and others theirs."""
    others = (evolve(FALSE, id="r-2", reviewer="Bo Ferrin"), evolve(FALSE, id="r-3", claim_id=LONGEST.id))
    are_of_article(SESSION, about("claims"), SESSION.claims)
    are_of_claims(SESSION, about("drafts"), (DRAFT, ASKED, FALSE))
    are_on_scale(SESSION, about("reviews"), SESSION.reviews)
    are_one_each(SESSION, about("reviews"), (FALSE, *others))
    are_one_each_way(
        SESSION, about("drafts"), (DRAFT, evolve(DRAFT, is_verdict=True), evolve(DRAFT, reviewer="Bo Ferrin"))
    )
    are_one_a_claim(SESSION, about("verdicts"), (VERDICT, evolve(VERDICT, claim_id=END.id)))
    are_numbered(SESSION, about("history"), (entry(1), entry(2)))
    for check in (are_of_claims, are_on_scale):
        check(SESSION, about("reviews"), ())
    are_numbered(SESSION, about("history"), ())


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("claims", (COST, END, evolve(END, id=COST.id)), "claims: two share an id"),
        ("claims", (COST, END), f"reviews: of claims that the session does not have: {LONGEST.id}"),
        ("verdicts", (VERDICT, evolve(VERDICT, id="v-2", reviewer="Bo Ferrin")), "verdicts: two are on one claim"),
        ("verdicts", (evolve(VERDICT, claim_id="c-z"),), "verdicts: of claims that the session does not have: c-z"),
        (
            "verdicts",
            (evolve(VERDICT, rating=built_in_scales()["politifact"].rate("False")),),
            "verdicts: not on the session's scale: v-1",
        ),
        (
            "drafts",
            (evolve(DRAFT, is_verdict=True), evolve(DRAFT, is_verdict=True, answers=())),
            "drafts: two are of one reviewer and one claim",
        ),
        ("history", (entry(2), entry(1)), "history: must be numbered from 1 without a gap"),
        ("history", (entry(1), entry(1)), "history: must be numbered"),
    ],
)
def test_what_is_not_sound_is_refused(name: str, values: tuple[Any, ...], message: str) -> None:
    """The message names the field, and what in it is at fault."""
    fault: dict[str, Any] = {name: values}
    with pytest.raises(ValueError, match=message):
        evolve(SESSION, **fault)


def test_what_is_at_fault_is_named_once_and_in_order() -> None:
    """Of several claims that are unknown, each is named."""
    strange: tuple[Review, ...] = tuple(evolve(FALSE, claim_id=name) for name in ("c-z", "c-a", "c-z"))
    with pytest.raises(ValueError, match=r"reviews: of claims that the session does not have: c-a, c-z$"):
        are_of_claims(SESSION, about("reviews"), strange)


def test_claims_found_sound_are_looked_through_again_for_another_article() -> None:
    """That the very claims were sound a moment ago says nothing of another text, or of other claims of the same text."""
    are_of_article(SESSION, about("claims"), SESSION.claims)
    with pytest.raises(ValueError, match="not anchored in the article"):
        evolve(SESSION, article=Article.from_text("Something else"))
    with pytest.raises(ValueError, match="two share an id"):
        are_of_article(SESSION, about("claims"), (*SESSION.claims, COST))
    are_of_article(SESSION, about("claims"), SESSION.claims)
