"""A document is what it begins as, and is judged alike whether it is read whole or as it comes."""

import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.claimreview import documents
from claimcheck.claimreview.documents import read_document
from claimcheck.claimreview.lines import MOST_LOCATED
from claimcheck.claimreview.rules import Validation
from claimcheck.errors import InputError
from tests.claimreview.test_rules import BROKEN, GOOD, changed

REVIEWS = st.lists(
    st.sampled_from([GOOD, *(changed(path, value) for _, path, value in BROKEN)]), min_size=1, max_size=5
)
FORMS = st.sampled_from(["array", "dataFeedElement", "@graph", "lines"])
HTML = b'<script type="application/ld+json">{"@type": "ClaimReview"}</script>'


def found(raw: bytes, **options: Any) -> list[tuple[str, str, str, int | None]]:
    """Give each finding with its line."""
    reading = read_document(BytesIO(raw), name="feed", **options)
    return [(each.id, each.path, each.message, each.line) for each in Validation().findings(reading)]


def written(form: str, reviews: list[dict[str, Any]]) -> bytes:
    # A JSON document that is not finite is none.
    texts = [json.dumps(each).replace("NaN", "null") for each in reviews]
    if form == "lines":
        return "\n".join(texts).encode()
    if form == "array":
        return f"[{', '.join(texts)}]".encode()
    return f'{{"@context": "https://schema.org", "{form}": [{", ".join(texts)}]}}'.encode()


@given(FORMS, REVIEWS)
def test_a_long_document_is_judged_as_a_short_one(form: str, reviews: list[dict[str, Any]]) -> None:
    """White space that makes a document too long to be read whole changes nothing but where the lines are found."""
    raw = written(form, reviews)
    long = raw + b" " * (MOST_LOCATED + 1)
    assert [each[:3] for each in found(long)] == [each[:3] for each in found(raw)]


def test_lines() -> None:
    """Of a short document each value has its line, of a long one each element."""
    raw = json.dumps([GOOD, changed("reviewRating.ratingValue", 9)], indent=1).replace("[", "[\n", 1).encode()
    place = next(number for number, line in enumerate(raw.decode().split("\n"), 1) if '"ratingValue": 9' in line)
    (first, repeated) = found(raw)
    assert (first[0], first[3], repeated[0]) == ("rating-range", place, "url-repeated")
    long = found(raw + b" " * (MOST_LOCATED + 1))
    assert long[0][3] == raw.decode().split("\n").index(" {", 3) + 1


def test_a_context_after_the_feed_counts() -> None:
    """Of a long feed it may come last; where it never comes, that is said once, with how many have none of their own."""
    bare = {key: value for key, value in GOOD.items() if key != "@context"}
    long = b" " * (MOST_LOCATED + 1)
    feed = {"dataFeedElement": [bare | {"url": f"https://facts.example.org/{number}"} for number in range(3)]}
    assert found(json.dumps(feed | {"@context": "https://schema.org"}).encode() + long) == []
    (fault,) = found(json.dumps(feed | {"@type": "DataFeed"}).encode() + long)
    assert fault == (
        "context", "$.@context", 'must be "https://schema.org": 3 ClaimReviews in it have none of their own', 1
    )  # fmt: skip
    assert [each[:2] for each in found(json.dumps(feed).encode())] == [
        ("context", f"$.dataFeedElement[{number}].@context") for number in range(3)
    ]


def test_what_is_in_a_long_object_beside_its_feed() -> None:
    """An object around a feed may be a ClaimReview itself."""
    raw = json.dumps({"@graph": [GOOD]} | changed("datePublished", "")).encode() + b" " * (MOST_LOCATED + 1)
    assert [each[:2] for each in found(raw)] == [("date-missing", "$.datePublished"), ("url-repeated", "$.url")]


@pytest.mark.parametrize(
    "raw", [HTML, b" \n" + HTML, b"\xef\xbb\xbf" + HTML, b"\xff\xfe" + HTML.decode().encode("utf-16-le")]
)
def test_pages_are_known_by_their_beginning(raw: bytes) -> None:
    """Whatever it is called, what begins with a bracket is a page; with a mark before it, too."""
    assert ("context", "$.@context", 'must be "https://schema.org", here or on an object around it', 1) in [
        (*each[:3], 1) for each in found(raw)
    ]


def test_a_page_may_begin_with_anything() -> None:
    """Where it is known that it is a page, it need not look like one."""
    with pytest.raises(InputError, match="is not valid JSON"):
        found(b"hello " + HTML)
    assert found(b"hello " + HTML, is_page=True)


@pytest.mark.parametrize("raw", [b"<p>", b"<" * 100, b"<?xml version='1.0'?><rss/>"])
def test_a_page_without_any_claim_review(raw: bytes) -> None:
    """Markup of any kind is read, and has none."""
    assert found(raw) == [("type", "$", "there is no ClaimReview here", None)]


def test_a_page_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is read whole, so that it must have an end."""
    monkeypatch.setattr(documents, "MOST_BYTES_OF_PAGE", 3_000_000)
    assert found(b"<p>" * 1_000_000)
    with pytest.raises(InputError, match="feed: is a page larger than 3 MB"):
        found(b"<p>" * 1_000_000 + b" ")


class Failing(BytesIO):
    """A file that can be opened but not read."""

    def read(self, _size: int | None = -1, /) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_file_that_cannot_be_read() -> None:
    """What the system says is told."""
    with pytest.raises(InputError, match="feed: cannot be read: Input/output error"):
        read_document(Failing(), name="feed")


def test_several_claim_reviews_of_one_page() -> None:
    """The second one is told, and only that one; a feed may have any number."""
    script = f'<script type="application/ld+json">{json.dumps(GOOD)}</script>'
    assert [each[0] for each in found((script * 3).encode())] == ["url-repeated", "page-several", "url-repeated"]
    assert [each[0] for each in found(json.dumps([GOOD] * 3).encode())] == ["url-repeated"] * 2


def test_the_pages_own_address() -> None:
    """It is a hint where nobody says which page it is, and is not asked where somebody does."""
    link = '<link rel="canonical" href="https://other.example/">'
    raw = f'{link}<script type="application/ld+json">{json.dumps(GOOD)}</script>'.encode()
    assert [each[0] for each in found(raw)] == ["url-canonical"]
    for page_url, ids in (("https://facts.example.org/", []), ("https://other.example/", ["url-domain"])):
        reading = read_document(BytesIO(raw), name="page")
        assert [each.id for each in Validation(page_url=page_url).findings(reading)] == ids
