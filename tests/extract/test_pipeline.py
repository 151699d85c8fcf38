"""The way from an article to claims, for any engine."""

import pytest

from claimcheck.extract import Proposal, extract_claims
from claimcheck.extract.pipeline import claim_id
from claimcheck.model import Article, Claimant

ARTICLE = Article.from_text("The pier is shut. It is old. The pier is shut.")


def test_anchors_by_span_and_by_words() -> None:
    """Evidence is a span, or words that are looked for; either way the claim quotes the text."""
    found = extract_claims(
        ARTICLE, engine=lambda _: [Proposal("A", ((0, 16),)), Proposal("B", ("It is old", "The pier"))]
    )
    assert [[anchor.exact for anchor in claim.anchors] for claim in found.claims] == [
        ["The pier is shut"],
        ["It is old", "The pier"],
    ]
    assert all(claim.is_anchored_in(ARTICLE.text) for claim in found.claims)


@pytest.mark.parametrize(
    ("proposal", "why"),
    [
        (Proposal("A", ("not there",)), "its words are not in the article"),
        (Proposal("A", ((0, 999),)), "its words are not in the article"),
        (Proposal("A", ((5, 5),)), "its words are not in the article"),
        (Proposal("A", ()), "its words are not in the article"),
        (Proposal("A", ("",)), "its words are not in the article"),
        (Proposal(" ", ((0, 3),)), "it has no words"),
    ],
)
def test_rejected(proposal: Proposal, why: str) -> None:
    """A proposal without words or without a place in the text is rejected, and it is said why."""
    found = extract_claims(ARTICLE, engine=lambda _: [proposal])
    assert found.claims == ()
    assert [rejected.why for rejected in found.rejected] == [why]


def test_same_claim_once() -> None:
    """The same words on the same place are one claim; other words there are another, with an id of its own."""
    twice = [Proposal("A", ((0, 3),)), Proposal("A", ((0, 3),)), Proposal("B", ((0, 3),))]
    found = extract_claims(ARTICLE, engine=lambda _: twice)
    assert [claim.text for claim in found.claims] == ["A", "B"]
    assert len({claim.id for claim in found.claims}) == 2


def test_what_the_pipeline_adds() -> None:
    """Kind, worth, reasons and origin are the pipeline's; the claimant and the cue are the engine's."""

    def mine(_: Article) -> list[Proposal]:
        return [Proposal("The pier cost $40", ((0, 16),), Claimant(name="Ada Quill", type="Person"), "said")]

    (claim,) = extract_claims(ARTICLE, engine=mine).claims
    assert (claim.kind, claim.cue, claim.origin) == ("quantity", "said", "mine (function)")
    assert claim.claimant is not None
    assert 0 < claim.check_worthiness <= 1
    assert claim.reasons


def test_ids_are_stable() -> None:
    """An id comes from the text, the places and the ordinal, each of which changes it."""
    one = claim_id("digest", ((0, 3),), 1)
    assert one == claim_id("digest", ((0, 3),), 1)
    assert (
        len({one, claim_id("other", ((0, 3),), 1), claim_id("digest", ((0, 4),), 1), claim_id("digest", ((0, 3),), 2)})
        == 4
    )


def test_long_text() -> None:
    """In a text of several pieces every claim is found in its own place."""
    article = Article.from_text("\n\n".join(f"The pier has {number} old piles." for number in range(8_000)))
    found = extract_claims(article, engine="rules")
    assert [claim.text for claim in found.claims] == [f"The pier has {number} old piles" for number in range(8_000)]
    assert len(found.sentences) == 8_000


def test_progress() -> None:
    """Progress never goes back and ends at the end."""
    told: list[tuple[int, int]] = []
    extract_claims(ARTICLE, engine="rules", progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (len(ARTICLE.text), len(ARTICLE.text))


def test_function_that_proposes_something_else() -> None:
    """A function that gives something else than proposals is told what it gave."""
    with pytest.raises(TypeError, match="proposed str, which is no Proposal"):
        extract_claims(Article.from_text("It rained."), engine=lambda _: ["It rained"])  # type: ignore[list-item]
