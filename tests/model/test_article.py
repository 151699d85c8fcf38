"""An article's text is normalised once, and provable ever after."""

import hashlib
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

import pytest
from attrs import evolve
from hypothesis import given

from claimcheck.model import Article, normalise_text
from tests import strategies
from tests.conftest import SEED


@given(strategies.raw_texts)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    """What was normalised is normal."""
    once = normalise_text(raw)
    assert normalise_text(once) == once


@given(strategies.raw_texts)
def test_normal_text_can_be_stored(raw: str) -> None:
    """No carriage return, no NUL and no lone surrogate is left, and the text is composed."""
    text = normalise_text(raw)
    assert not {"\r", "\x00", "\u0085", "\u2028", "\u2029"} & set(text)
    assert text.encode().decode() == text
    assert unicodedata.is_normalized("NFC", text)


@given(strategies.storable_texts)
def test_nothing_else_is_changed(raw: str) -> None:
    """A composed text with plain line ends comes back as it is."""
    clean = unicodedata.normalize("NFC", "\n".join(raw.splitlines()))
    assert normalise_text(clean) == clean


def test_line_ends() -> None:
    """Every kind of line end becomes a line feed; a carriage return with a line feed is one."""
    assert normalise_text("a\r\nb\rc\u0085d\u2028e\u2029f\n\rg") == "a\nb\nc\nd\ne\nf\n\ng"


def test_seed_article_is_kept_as_it_is() -> None:
    """Offsets into a clean file's article are offsets into the file's own text."""
    raw = SEED.read_bytes().decode()
    assert Article.from_text(raw).text == raw


@given(strategies.raw_texts)
def test_same_text_gives_same_article(raw: str) -> None:
    """The id is the digest of the text alone, so that it is the same on every machine."""
    article = Article.from_text(raw)
    assert article == Article.from_text(raw)
    assert article.text_sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert article.text_sha256.startswith(article.id)


@given(strategies.articles)
def test_title_is_one_line(article: Article) -> None:
    """Whatever was given as a headline, the title is one visible line that can be stored."""
    assert article.title.strip() == article.title != ""
    assert len(article.title.splitlines()) == 1
    assert article.title.encode()


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("  Bridge\n opens ", "x", "Bridge opens"),
        ("", "\n\n  Bridge\topens \nIt is long.", "Bridge opens"),
        ("\x00", "Bridge", "Bridge"),
        ("", " \n ", "Untitled"),
        ("", "x" * 200, "x" * 120),
    ],
)
def test_title(title: str, text: str, expected: str) -> None:
    """Without a headline the first line that says something stands in, cut."""
    assert Article.from_text(text, title=title).title == expected


@pytest.mark.parametrize("text", ["a\r\n", "e\u0301", "a\x00b", "\ud800"])
def test_text_that_was_not_normalised(text: str) -> None:
    """The constructor takes no text that offsets could go wrong in."""
    with pytest.raises(ValueError, match="text: is not normalised"):
        Article(id="a", title="A", text=text)


@pytest.mark.parametrize("at", [datetime(2026, 1, 1), datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=2)))])  # noqa: DTZ001 - what is refused
def test_date_that_is_not_utc(at: datetime) -> None:
    """A naive date, or one of another zone, is refused."""
    with pytest.raises(ValueError, match="published_at: must be an aware UTC date"):
        Article.from_text("x", published_at=at)


def test_utc_by_another_name() -> None:
    """What counts is the offset, not what the zone is called."""
    at = datetime(2026, 1, 1, tzinfo=timezone(timedelta(0), "Z"))
    assert Article.from_text("x", retrieved_at=at).retrieved_at == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("field", ["id", "title"])
def test_blank_name(field: str) -> None:
    """An article has an id and a title."""
    with pytest.raises(ValueError, match=f"{field}: must not be empty"):
        evolve(Article.from_text("x"), **{field: " "})  # type: ignore[arg-type]  # text, as both fields are
