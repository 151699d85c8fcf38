"""The rules engine from an article to claims."""

import pytest
from hypothesis import given, settings, strategies as st

from claimcheck.extract import extract_claims
from claimcheck.extract.engines.rules import RulesEngine
from claimcheck.model import Article, Claim
from tests.extract.growth import HOSTILE, grows_with_length
from tests.extract.story import STORY
from tests.extract.wrapping import wrapped


def claims(text: str) -> tuple[Claim, ...]:
    return extract_claims(Article.from_text(text), engine="rules").claims


def texts(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


def claimants(text: str) -> dict[str, str]:
    return {claim.text: claim.claimant.name for claim in claims(text) if claim.claimant}


def test_story() -> None:
    """An article gives claims with their claimants, pronouns and short names replaced."""
    found, by = texts(STORY), claimants(STORY)
    assert by["The pier is not safe in a storm"] == "Imogen Fairweather"
    assert by["Nobody should walk on it"] == "Imogen Fairweather"
    assert by["The new route takes 25 minutes longer"] == "Pilots’ Union"
    assert "Imogen Fairweather joined the trust in 2009" in found
    assert "Imogen Fairweather has inspected the pier twice a year since" in found
    assert by["The town could not pay for them alone"] == "Tobias Renn"
    assert "Tobias Renn received no answer" in found
    assert not any("said" in text.split() for text in found)


def test_interrupted_quotation() -> None:
    """A reporting clause in the midst of a quotation leaves nothing of itself in the claim."""
    text = "“We turn away somebody every day,” said Ada Quill, “and some of them we later bury.”"
    assert texts(text) == ["We turn away somebody every day, and some of them we later bury"]


def test_sourcing_is_no_claim() -> None:
    """How a source spoke is no claim, and neither is half a sentence."""
    assert texts("A diplomat spoke on condition of anonymity. Asked about the cracked pier in Renn.") == []


def test_questions_are_no_claims() -> None:
    """Neither questions nor headings are claims."""
    assert texts("What comes next\n\nIs the pier safe? The pier is not safe.") == ["The pier is not safe"]


def test_first_person() -> None:
    """The first person in a quotation becomes the speaker, its verb the third person."""
    found = texts("“I have seen the cracks, and I was shocked by them,” said Tobias Renn.")
    assert found[0] == "Tobias Renn has seen the cracks"
    assert "Tobias Renn was shocked by them" in found


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ada Quill denied that the fees had been raised.", "The fees had not been raised"),
        ("Ada Quill denied that any waste was found.", "No waste was found"),
    ],
)
def test_denial(text: str, claim: str) -> None:
    """What somebody denied they say is not so."""
    assert texts(text) == [claim]


def test_denial_that_cannot_be_turned() -> None:
    """A denial whose opposite the surface does not show is no claim, sooner than the wrong one."""
    assert "Ada Quill took it" not in texts("Ada Quill denied that she took it.")


def test_speaker_with_an_appositive() -> None:
    """What a reporting clause says of the speaker is a claim of the article's."""
    found = claims("“It is old,” said Ada Quill, a baker from Leeds.")
    assert [(c.text, c.claimant.name if c.claimant else "") for c in found] == [
        ("It is old", "Ada Quill"),
        ("Ada Quill is a baker from Leeds", ""),
    ]


def test_words_of_address_go() -> None:
    """A name stands without the words of address before it."""
    assert texts("Cllr Ada Quill voted against the plan.") == ["Ada Quill voted against the plan"]


@pytest.mark.parametrize("words", ["Write to us.", "Not this year.", "Who is stuck there.", "Let’s be honest."])
def test_asserts_nothing(words: str) -> None:
    """Orders, fragments and loose ends are no claims."""
    assert texts(words) == []


def test_unclear_pronouns() -> None:
    """A pronoun that nobody fits stays, listed as unresolved."""
    (claim,) = claims("She walked on the pier.")
    assert claim.text == "She walked on the pier"
    assert [each.words for each in claim.unresolved] == ["She"]


@given(st.integers(30, 120))
@settings(max_examples=20, deadline=None)
def test_wrapping(width: int) -> None:
    """A text in lines of any usual width gives the claims that it gives with one line a paragraph."""
    assert texts(wrapped(STORY, width)) == texts(STORY)


WORDS = st.lists(
    st.sampled_from(
        "The mayor Ada Quill said that which who I we she his “No,” “it ’s is closed. , and ; — ( ) \n \n\n according to, "
        "forcing 5% Mr. 3 May • Q: 10:45".split(" ")
    ),
    max_size=40,
).map(" ".join)


@settings(deadline=None)
@given(WORDS | st.text(max_size=80))
def test_any_text(text: str) -> None:
    """Whatever the text, every claim quotes it exactly, has an id of its own, and comes out the same again."""
    article = Article.from_text(text)
    extraction = extract_claims(article, engine="rules")
    assert all(claim.is_anchored_in(article.text) for claim in extraction.claims)
    assert len({claim.id for claim in extraction.claims}) == len(extraction.claims)
    assert extract_claims(article, engine="rules") == extraction
    assert not extraction.rejected


@settings(deadline=None)
@given(WORDS, WORDS)
def test_numbers_and_names_are_the_texts_own(text: str, more: str) -> None:
    """No claim has a figure that its article does not have."""
    article = f"{text}. {more}."
    for claim in claims(article):
        assert {char for char in claim.text if char.isdigit()} <= {char for char in article if char.isdigit()}


def test_more_text_changes_no_span_before() -> None:
    """A paragraph added at the end leaves the claims' places before it."""
    more = claims(f"{STORY}\n\nThe town council will meet on Friday.")
    before = claims(STORY)
    assert [claim.anchors[0].start for claim in more[: len(before)]] == [claim.anchors[0].start for claim in before]


@pytest.mark.parametrize("stretch", HOSTILE)
def test_growth(stretch: str) -> None:
    """No text makes it slow."""

    def propose(text: str) -> object:
        return list(RulesEngine().propose(Article.from_text(text), lambda _, __: None))

    assert grows_with_length(propose, stretch, size=6_000)
