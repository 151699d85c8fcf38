"""The way from an article to claims, for any engine."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from claimcheck.extract import Engine, Proposal, Span, extract_claims
from claimcheck.extract.engines import load_engine
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


PARAGRAPHS = (
    "“The pier is not safe,” said Imogen Fairweather, an engineer who joined the trust in 2009. “Nobody should walk on it.”",
    "Mayor Tobias Renn, 61, said that the repairs would cost £2.4 million and that the town could not pay for them.",
    "He had asked the county for help in March, but received no answer; the county, he said, has lost the letter.",
    "Ferries, which carry 900 people a day, will leave from Sandwick, forcing many to drive and closing two shops.",
    "According to the union, the route takes 25 minutes longer. It has 40 members, a boat and a debt of £300.",
    "• Tickets cost £4. • Dogs travel free, Dr. Ada Quill said at 5 p.m. Friday.",
)


@pytest.fixture(scope="module", params=["parser", "rules"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine, loaded once."""
    if request.param == "parser":
        pytest.importorskip("spacy", reason="the parser engine needs the extra [parser]")
    return load_engine(request.param)[0]


def places(text: str, engine: Engine) -> list[tuple[Span, ...]]:
    claims = extract_claims(Article.from_text(text), engine=engine).claims
    return [tuple((anchor.start, anchor.start + len(anchor.exact)) for anchor in claim.anchors) for claim in claims]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paragraphs=st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4), more=st.sampled_from(PARAGRAPHS))
def test_more_text_changes_no_span_before(engine: Engine, paragraphs: list[str], more: str) -> None:
    """A paragraph added at the end leaves the places of the claims before it as they were."""
    before = places("\n\n".join(paragraphs), engine)
    assert places("\n\n".join([*paragraphs, more]), engine)[: len(before)] == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paragraphs=st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4))
def test_spans_keep_to_their_sentence(engine: Engine, paragraphs: list[str]) -> None:
    """Every stretch that a claim rests on lies within one sentence."""
    found = extract_claims(Article.from_text("\n\n".join(paragraphs)), engine=engine)
    for claim in found.claims:
        for anchor in claim.anchors:
            end = anchor.start + len(anchor.exact)
            assert any(start <= anchor.start and end <= stop for start, stop in found.sentences)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(
        st.sampled_from(
            (
                "The mayor said ",
                "“",
                "”",
                "it is ",
                "😀",
                "👩‍🚒 ",
                "אבג ",
                "السلام ",
                "e\u0301",
                "\u0301",
                "ﬁ",
                "…",
                "!?",
                "—",
                "\u200f",
                "\n\n",
                ". ",
            )
        )
    ).map("".join)
)
def test_any_script(engine: Engine, text: str) -> None:
    """Emoji, right-to-left scripts, combining marks and bare punctuation are read without error, and quoted exactly."""
    article = Article.from_text(text)
    assert all(claim.is_anchored_in(article.text) for claim in extract_claims(article, engine=engine).claims)


def test_cuts_are_told() -> None:
    """Why a claim was cut out is kept beside it, by its id."""
    found = extract_claims(ARTICLE, engine=lambda _: [Proposal("It is old", ("It is old",), cut="because")])
    assert found.cuts == {found.claims[0].id: "because"}
