"""The parser engine on the seed article, and its promises on any text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from claimcheck.extract import Engine, extract_claims
from claimcheck.model import Article, Claim

SEED = Path(__file__).parents[4] / "seeds" / "000_bf79d6ff98163675.txt"


@pytest.fixture(scope="module")
def seed(engine: Engine) -> tuple[Article, tuple[Claim, ...]]:
    """The seed article and its claims."""
    article = Article.from_text(SEED.read_text(encoding="utf-8"))
    return article, extract_claims(article, engine=engine).claims


def test_seed_gives_claims(seed: tuple[Article, tuple[Claim, ...]]) -> None:
    """The seed article gives at least twenty claims, all anchored in its text, all with ids of their own."""
    article, claims = seed
    assert len(claims) >= 20
    assert all(claim.is_anchored_in(article.text) for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)


def test_seed_claimants(seed: tuple[Article, tuple[Claim, ...]]) -> None:
    """Lavrov claims what he stated and warned, and nothing that the article says itself."""
    by_lavrov = [claim.text for claim in seed[1] if claim.claimant and claim.claimant.name == "Sergey Lavrov"]
    assert "The West has consistently sought to block genuine peace efforts" in by_lavrov
    assert "Any foreign troops stationed in Ukraine would be treated as occupiers" in by_lavrov
    own = [claim.text for claim in seed[1] if claim.claimant is None]
    assert any(text.startswith("The remarks came amid growing speculation") for text in own)
    assert any("has issued a dire warning" in text for text in own)


def test_seed_claimant_has_a_role(seed: tuple[Article, tuple[Claim, ...]]) -> None:
    """The claimant comes with the role that the article gives."""
    lavrov = next(c.claimant for c in seed[1] if c.claimant and c.claimant.name == "Sergey Lavrov")
    assert (lavrov.type, lavrov.role) == ("Person", "Russian Foreign Minister")


def test_wrapping_changes_nothing(engine: Engine, seed: tuple[Article, tuple[Claim, ...]]) -> None:
    """The same text in hard-wrapped lines gives the same claims."""
    words = SEED.read_text(encoding="utf-8").split("\n\n")
    wrapped = "\n\n".join(_wrap(paragraph, 70) for paragraph in words)
    again = extract_claims(Article.from_text(wrapped), engine=engine).claims
    assert [claim.text for claim in again] == [claim.text for claim in seed[1]]


def _wrap(paragraph: str, width: int) -> str:
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


TEXTS = st.text(
    st.sampled_from("The mayor said “it is” , . ; — that which who I and was VII é ’s \n\n\t😀"), max_size=120
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=TEXTS | st.text(max_size=60))
def test_any_text(engine: Engine, text: str) -> None:
    """Whatever the text, every claim quotes it exactly, has an id of its own, and comes out the same again."""
    article = Article.from_text(text)
    first = extract_claims(article, engine=engine).claims
    assert all(claim.is_anchored_in(article.text) for claim in first)
    assert len({claim.id for claim in first}) == len(first)
    assert extract_claims(article, engine=engine).claims == first


def test_crossing_brackets(engine: Engine) -> None:
    """A bracket that crosses the branches of the tree takes nothing down with it."""
    text = (
        "There is a fallacy, post hoc (Z happens after X, therefore Z is caused by X), and Ada Quill keeps revising it."
    )
    assert all(claim.is_anchored_in(text) for claim in extract_claims(Article.from_text(text), engine=engine).claims)


_WORDS = SEED.read_text(encoding="utf-8").split()
_PIECES = st.integers(0, len(_WORDS) - 1).flatmap(
    lambda start: st.integers(1, 9).map(lambda length: " ".join(_WORDS[start : start + length]))
)
_GLUE = st.sampled_from([", ", " (", ") ", " “", ",” ", "; ", " — ", " that ", " said ", " of whom ", ", more than "])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(parts=st.lists(st.tuples(_PIECES, _GLUE), min_size=2, max_size=6))
def test_broken_sentences(engine: Engine, parts: list[tuple[str, str]]) -> None:
    """Stretches of sentences in any order, whatever tree they give, make claims that quote them exactly."""
    article = Article.from_text("".join(piece + glue for piece, glue in parts) + ".")
    assert all(claim.is_anchored_in(article.text) for claim in extract_claims(article, engine=engine).claims)
