"""A small session of plainly fictional people, built by hand from the model."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from attrs import evolve

from claimcheck.config import Publisher
from claimcheck.model import Anchor, Article, Claim, Claimant, ReviewSession, Source
from claimcheck.model.scales import built_in_scales

AT = datetime(2026, 1, 31, 10, 0, 5, tzinfo=UTC)
TEXT = """Mayor of Gotham opens bridge

“The bridge cost nothing,” said Selina Vale, the mayor of Gotham. The Gotham Ferry Company
warned that half its crossings would end. The bridge is the longest in the county.
"""
PUBLISHER = Publisher(
    name="Gotham Fact Desk", url="https://facts.example.org", base_url="https://facts.example.org/checks/"
)
SOURCES = (
    Source(
        url="https://budget.example.org/2025?page=3&x=<b>",
        title="Budget of Gotham 2025",
        publisher="City of Gotham",
        published_on=date(2025, 3, 1),
        stance="refutes",
        archive_url="https://archive.example.org/budget",
        note="for my eyes only",
    ),
    Source(url="the paper in the town hall"),
)


def article(**known: Any) -> Article:
    """Give the article, with whatever is known about it besides."""
    usual: dict[str, Any] = {
        "url": "https://news.example.com/bridge",
        "publisher": "Gotham Courier",
        "author": "Lois Field",
        "published_at": datetime(2026, 1, 30, tzinfo=UTC),
    }
    return Article.from_text(TEXT, **(usual | known))


def claim(exact: str, *, claimant: Claimant | None = None, **known: Any) -> Claim:
    """Give a claim that rests on those very words of the article."""
    start = TEXT.index(exact)
    anchor = Anchor.at(TEXT, start, start + len(exact))
    return Claim(id=f"c-{start}", text=known.pop("text", exact), anchors=(anchor,), claimant=claimant, **known)


MAYOR = Claimant("Selina Vale", role="mayor of Gotham", same_as="https://people.example.org/vale")
FERRY = Claimant("Gotham Ferry Company", type="Organization", role="ferry operator")
COST = claim("The bridge cost nothing", claimant=MAYOR, kind="quantity")
END = claim("half its crossings would end", claimant=FERRY, kind="prediction")
LONGEST = claim("The bridge is the longest in the county")


def session(*, scale: str = "google", claims: Iterable[Claim] = (COST, END, LONGEST), **known: Any) -> ReviewSession:
    """Give a session without reviews; what is given besides is known about its article."""
    return ReviewSession.start(article(**known), claims, scale=built_in_scales()[scale], engine="rules", at=AT)


def reviewed(**known: Any) -> ReviewSession:
    """Give a session with a false claim, one off the scale, and one that was skipped."""
    started = session(**known)
    started = started.add_review(
        COST.id,
        reviewer="Ada Quill",
        rating="False",
        explanation="The budget names 40 million.",
        sources=SOURCES,
        at=AT,
    )
    started = started.add_review(END.id, reviewer="Ada Quill", rating="Unproven", at=AT)
    return started.add_review(LONGEST.id, reviewer="Ada Quill", skip_reason="not worth it", at=AT)


def with_claim(changed: ReviewSession, place: int, /, **fields: Any) -> ReviewSession:
    """Give the session with one claim changed."""
    claims = list(changed.claims)
    claims[place] = evolve(claims[place], **fields)
    return evolve(changed, claims=tuple(claims))
