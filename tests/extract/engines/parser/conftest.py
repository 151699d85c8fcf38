"""The parser engine, loaded once, and the claims that it finds in a text."""

from collections.abc import Callable

import pytest

from claimcheck.extract import Engine, extract_claims
from claimcheck.extract.engines import load_engine
from claimcheck.model import Article, Claim

FindClaims = Callable[[str], list[Claim]]


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The parser engine; without its extra there is nothing to test."""
    pytest.importorskip("spacy", reason="the parser engine needs the extra [parser]")
    return load_engine("parser")[0]


@pytest.fixture
def find_claims(engine: Engine) -> FindClaims:
    """Extract the claims of a text."""
    return lambda text: list(extract_claims(Article.from_text(text), engine=engine).claims)


@pytest.fixture
def claim_texts(find_claims: FindClaims) -> Callable[[str], list[str]]:
    """Extract the claims of a text, as their words alone."""
    return lambda text: [claim.text for claim in find_claims(text)]


@pytest.fixture
def said_by(find_claims: FindClaims) -> Callable[[str], list[tuple[str, str]]]:
    """Extract the claims of a text, each with its claimant's name, empty for the article's own voice."""
    return lambda text: [(c.text, c.claimant.name if c.claimant else "") for c in find_claims(text)]
