"""What can be published is given back, and for what cannot the fault is named instead of an exception raised."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from claimcheck.claimreview import claim_reviews, validate_claim_review
from claimcheck.config import Publisher, Reviewing
from claimcheck.model import Claimant, ReviewSession, Source
from claimcheck.model.editing import merged, split
from claimcheck.model.verdicts import adjudicated, publishable, with_sign_off
from tests import strategies
from tests.samples import AT, COST, END, LONGEST, PUBLISHER, reviewed, session, with_claim


def rated_twice(second: str) -> ReviewSession:
    """Give a session in which two reviewers rated the same claim, the first of them False."""
    made = session().add_review(COST.id, reviewer="Ada Quill", rating="False", at=AT)
    return made.add_review(COST.id, reviewer="Bo Stern", rating=second, at=AT)


def test_skipped_claims_are_not_published() -> None:
    """A session of two ratings and a skip gives two ClaimReviews."""
    export = claim_reviews(reviewed(), publisher=PUBLISHER)
    assert [each["claimReviewed"] for each in export.reviews] == [COST.text, END.text]
    assert export.errors == ()


def test_the_order_is_that_of_the_article() -> None:
    """Whoever rates the last claim first publishes them in the order of the text all the same."""
    made = session()
    for each in (LONGEST, COST):
        made = made.add_review(each.id, reviewer="Ada Quill", rating="False", at=AT)
    assert [e["claimReviewed"] for e in claim_reviews(made, publisher=PUBLISHER).reviews] == [COST.text, LONGEST.text]


@pytest.mark.parametrize(
    ("base_url", "message"),
    [
        ("", "no base address for `url`"),
        ("facts.example.org/checks", "the base address for `url` is no http or https address"),
        ("https://bit.ly/", "the base address for `url` is that of a link shortener"),
    ],
)
def test_without_an_address_nothing_is_published(base_url: str, message: str) -> None:
    """A ClaimReview must have an address, and one is not made up."""
    export = claim_reviews(reviewed(), publisher=evolve(PUBLISHER, base_url=base_url))
    assert export.reviews == ()
    assert {(each.path, each.message) for each in export.errors} == {("$.url", message)}
    assert [each.review_id for each in export.errors] == [each.id for each in reviewed().reviews[:2]]


def test_a_fault_keeps_back_its_own_review_alone() -> None:
    """One claim that cannot be published does not hold up the others."""
    made = with_claim(reviewed(), 0, claimant=Claimant("\x00"))
    export = claim_reviews(made, publisher=PUBLISHER)
    assert [each["claimReviewed"] for each in export.reviews] == [END.text]
    assert [(each.rule, each.review_id) for each in export.errors] == [("claim-author-name", made.reviews[0].id)]


def test_unknown_claimants_and_dates_are_warnings() -> None:
    """What makes the markup weaker is said, and the markup published."""
    made = session(author=None, publisher=None, published_at=None, url=None)
    export = claim_reviews(made.add_review(LONGEST.id, reviewer="Ada Quill", rating="True", at=AT), publisher=PUBLISHER)
    assert len(export.reviews) == 1
    assert {(each.rule, each.severity) for each in export.faults} == {
        ("claim-author-missing", "warning"),
        ("claim-date-missing", "warning"),
        ("appearance-address", "warning"),
        ("bare-rating", "warning"),
    }


def test_what_is_left_out_is_said() -> None:
    """Addresses that are none are not dropped in silence."""
    made = with_claim(session(), 0, claimant=Claimant("Selina Vale", same_as="vale.example.org"))
    made = made.add_review(COST.id, reviewer="Bo Stern", rating="False", sources=[Source("a book")], at=AT)
    left_out = {e.message for e in claim_reviews(made, publisher=PUBLISHER).faults if e.rule == "left-out"}
    assert left_out == {
        "itemReviewed.author.sameAs left out: not an http or https address",
        "citation[0].url left out: not an http or https address",
    }


def test_each_reviewer_has_an_address_of_their_own() -> None:
    """Two reviews of one claim never share an address, so that no address has two ratings."""
    export = claim_reviews(rated_twice("True"), publisher=PUBLISHER, with_disputed=True)
    assert len({each["url"] for each in export.reviews}) == 2
    assert validate_claim_review(list(export.reviews)) is not None


def test_what_is_disputed_is_not_published() -> None:
    """Where reviewers differ, all their reviews are kept back; those of other claims are not."""
    made = rated_twice("True").add_review(END.id, reviewer="Ada Quill", rating="Unproven", at=AT)
    export = claim_reviews(made, publisher=PUBLISHER)
    assert [each["claimReviewed"] for each in export.reviews] == [END.text]
    assert [(each.rule, each.review_id) for each in export.errors] == [
        ("disputed", made.reviews[0].id),
        ("disputed", made.reviews[1].id),
    ]
    assert export.errors[0].message == "reviewers disagree (False, True): claimcheck adjudicate decides"


def test_the_verdict_is_published() -> None:
    """What was decided stands in the place of all the reviews of the claim, under an address of its own."""
    made = adjudicated(rated_twice("True"), COST.id, by="Cy Moor", rating="Half true", explanation="Both.", at=AT)
    export = claim_reviews(made, publisher=PUBLISHER)
    assert [each["reviewRating"]["alternateName"] for each in export.reviews] == ["Half true"]
    assert export.review_ids == (made.verdicts[0].id,)
    assert export.reviews[0]["url"].endswith(f"/{made.verdicts[0].id}/")
    assert export.errors == ()


def test_disagreement_under_one_name_is_a_warning() -> None:
    """One publisher calling one claim false and true all the same is told so."""
    export = claim_reviews(rated_twice("True"), publisher=PUBLISHER, with_disputed=True)
    found = [each for each in export.faults if each.rule == "disagreement"]
    assert [each.severity for each in found] == ["warning", "warning"]
    assert found[0].message == "reviewers disagree (False, True), and all are published under Gotham Fact Desk"
    assert len(export.reviews) == 2


@pytest.mark.parametrize(
    ("second", "publisher"), [("False", PUBLISHER), ("True", Publisher(base_url="https://x.example"))]
)
def test_agreement_and_persons_are_no_conflict(second: str, publisher: Publisher) -> None:
    """Reviewers who agree, or who each speak for themselves, contradict nobody."""
    found = claim_reviews(rated_twice(second), publisher=publisher, with_disputed=True).faults
    assert "disagreement" not in {each.rule for each in found}


def test_what_nobody_signed_off_is_kept_back() -> None:
    """Where a desk asks for it, a second person has to have seen what is published; to look at it, it is written."""
    asked = Reviewing(sign_off=True)
    made = with_sign_off(reviewed(), COST.id, by="Bo Stern", at=AT)
    export = claim_reviews(made, publisher=PUBLISHER, reviewing=asked)
    assert [each["claimReviewed"] for each in export.reviews] == [COST.text]
    assert [(each.rule, each.message) for each in export.errors] == [
        ("not-signed-off", "no second person has signed off")
    ]
    looked_at = claim_reviews(made, publisher=PUBLISHER, reviewing=asked, with_unsigned=True)
    assert (len(looked_at.reviews), looked_at.errors) == (2, ())
    assert [each.severity for each in looked_at.faults if each.rule == "not-signed-off"] == ["warning"]


def test_what_is_disputed_waits_for_no_sign_off() -> None:
    """One thing after the other: first somebody decides."""
    export = claim_reviews(rated_twice("True"), publisher=PUBLISHER, reviewing=Reviewing(sign_off=True))
    assert {each.rule for each in export.errors} == {"disputed"}


def test_a_change_wants_another_sign_off() -> None:
    """What was signed off is what was seen then."""
    made = with_sign_off(session().add_review(COST.id, reviewer="Ada Quill", rating="False", at=AT), COST.id, by="Bo")
    made = made.add_review(COST.id, reviewer="Ada Quill", rating="True", at=AT + timedelta(hours=1))
    assert claim_reviews(made, publisher=PUBLISHER, reviewing=Reviewing(sign_off=True)).reviews == ()


@pytest.mark.parametrize(
    ("asked", "messages"), [(0, []), (1, ["fewer than 1 source"]), (3, ["fewer than 3 sources"] * 2)]
)
def test_few_sources_are_a_warning(asked: int, messages: list[str]) -> None:
    """What a desk asks for and a rating lacks is said, and the rating published."""
    export = claim_reviews(reviewed(), publisher=PUBLISHER, reviewing=Reviewing(min_sources=asked))
    found = [each for each in export.faults if each.rule == "few-sources"]
    assert ([each.message for each in found], len(export.reviews)) == (messages, 2)


def test_claims_that_are_no_more_are_not_published() -> None:
    """What was split or merged is superseded, and so are its reviews, which are counted."""
    made = rated_twice("True")
    made = split(made, COST.id, [("It cost nothing", COST.anchors), ("It is a bridge", COST.anchors)], by="Bo", at=AT)
    export = claim_reviews(made, publisher=PUBLISHER)
    assert (export.reviews, export.faults, export.superseded) == ((), (), 2)
    made = merged(reviewed(), [END.id, LONGEST.id], text="Both", by="Bo", at=AT)
    export = claim_reviews(made, publisher=PUBLISHER)
    assert ([each["claimReviewed"] for each in export.reviews], export.superseded) == ([COST.text], 1)


def test_a_session_without_ratings_gives_nothing() -> None:
    """Nothing rated is nothing to publish, and no fault."""
    export = claim_reviews(session(), publisher=PUBLISHER)
    assert (export.reviews, export.faults) == ((), ())


def test_review_dates_are_told_apart() -> None:
    """A review that was changed says when it was first published and when changed."""
    made = session().add_review(COST.id, reviewer="Ada Quill", rating="False", at=datetime(2026, 1, 1, 9, tzinfo=UTC))
    made = made.add_review(COST.id, reviewer="Ada Quill", rating="True", at=AT + timedelta(hours=1))
    written = claim_reviews(made, publisher=PUBLISHER).reviews[0]
    assert (written["datePublished"], written["dateModified"]) == ("2026-01-01T09:00:00Z", "2026-01-31T11:00:05Z")


@given(strategies.sessions(), st.sampled_from([PUBLISHER, Publisher(base_url="https://x.example")]))
def test_all_that_is_published_is_valid(made: ReviewSession, publisher: Publisher) -> None:
    """Of any session at all, what is given back breaks no error rule, and whatever is kept back has a fault."""
    export = claim_reviews(made, publisher=publisher)
    found = validate_claim_review(list(export.reviews)) if export.reviews else []
    assert [each for each in found if each.severity == "error"] == []
    kept_back = {each.review_id for each in export.errors}
    assert kept_back.isdisjoint(export.review_ids)
    assert kept_back.union(export.review_ids) == {each.id for each in publishable(made)}
    assert len(export.reviews) == len(export.review_ids)


@given(strategies.sessions())
def test_of_each_claim_one_rating_is_published(made: ReviewSession) -> None:
    """However many reviewers there are, readers are told one thing of a claim."""
    of = {each.id: each.claim_id for each in publishable(made)}
    export = claim_reviews(made, publisher=PUBLISHER)
    told = {
        (of[name], each["reviewRating"]["alternateName"])
        for name, each in zip(export.review_ids, export.reviews, strict=True)
    }
    assert len(told) == len({claim_id for claim_id, _ in told})


@given(strategies.sessions())
def test_published_ratings_are_those_of_the_session(made: ReviewSession) -> None:
    """Each ClaimReview has the label that was given, and a number exactly where the label is on the scale."""
    values = [level.value for level in made.scale.levels]
    for review in claim_reviews(made, publisher=PUBLISHER).reviews:
        rating = review["reviewRating"]
        has_numbers = {"ratingValue", "bestRating", "worstRating"} & set(rating)
        assert len(has_numbers) in (0, 3)
        if has_numbers:
            assert rating["ratingValue"] in values
            assert (rating["worstRating"], rating["bestRating"]) == (made.scale.worst, made.scale.best)
