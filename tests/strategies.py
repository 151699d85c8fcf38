"""Hypothesis strategies for every noun of the model, with the text that trips up offsets and files."""

from datetime import UTC, datetime
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from claimcheck.model import (
    CLAIM_KINDS,
    STANCES,
    Anchor,
    Answer,
    Article,
    Claim,
    Claimant,
    Draft,
    Rating,
    RatingLevel,
    RatingScale,
    ReviewSession,
    Source,
    Unresolved,
)
from claimcheck.model.claim import CLAIMANT_TYPES

# Beside plain words: line ends of all systems, a NUL, lone surrogates, an emoji of several code points, letters with
# combining marks (composed and not), letters beyond the basic plane, right-to-left text, an escape sequence, markup.
_TRICKY = (
    "\r\n", "\r", "\n\n", "\u0085", "\u2028", "\x00", "\ud800", "\udfff", "👩‍🚒", "🇺🇦", "é", "e\u0301", "a\u0323\u0307",
    "Å", "\u1100\u1161", "𝔸", "שלום", "\x1b[2J", "<script>", "\u200b", "“", "”", "’", '"', "\\", " ", "bridge",
)  # fmt: skip
_any_text = st.text(st.characters(), max_size=20)

raw_texts = st.lists(st.sampled_from(_TRICKY) | _any_text, max_size=30).map("".join)
"""Text as it may come from anywhere, not normalised."""

storable_texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
"""Text that a person may have typed."""

filled_texts = storable_texts.filter(str.strip)
names = st.sampled_from(["Ada Quill", "Bo Ferrin", "Zoë Ångström", "李 雷"]) | filled_texts
reviewers = st.sampled_from(["Ada Quill", "Bo Ferrin"])
addresses = st.none() | st.sampled_from(["https://news.example.com/a?b=c&d=<e>", "https://bücher.example/"])
moments = st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants them naive
maybe_moments = st.none() | moments

articles = st.builds(
    Article.from_text,
    raw_texts,
    title=raw_texts,
    language=st.sampled_from(["en", "uk", "pt-BR"]),
    url=addresses,
    publisher=st.none() | names,
    author=st.none() | names,
    published_at=maybe_moments,
    retrieved_at=maybe_moments,
)
articles_with_words = articles.filter(lambda article: len(article.text) > 0)


@st.composite
def anchors(draw: st.DrawFn, text: str) -> Anchor:
    """Draw an anchor of any stretch of the text, which must not be empty."""
    start = draw(st.integers(0, len(text) - 1))
    return Anchor.at(text, start, draw(st.integers(start + 1, len(text))))


claimants = st.builds(
    Claimant, name=names, type=st.sampled_from(CLAIMANT_TYPES), role=storable_texts, same_as=addresses
)


@st.composite
def claims(draw: st.DrawFn, text: str, claim_id: str) -> Claim:
    """Draw a claim that is anchored once or more in the text."""
    return Claim(
        id=claim_id,
        text=draw(filled_texts),
        anchors=tuple(draw(st.lists(anchors(text), min_size=1, max_size=3))),
        claimant=draw(st.none() | claimants),
        cue=draw(storable_texts),
        kind=draw(st.sampled_from(CLAIM_KINDS)),
        check_worthiness=draw(st.floats(0, 1)),
        reasons=tuple(draw(st.lists(storable_texts, max_size=2))),
        unresolved=tuple(draw(st.lists(st.builds(Unresolved, filled_texts, st.tuples(names)), max_size=2))),
        origin=draw(st.sampled_from(["", "rules", "Ada Quill"])),
        derived_from=tuple(draw(st.lists(filled_texts, max_size=2))),
    )


sources = st.builds(
    Source,
    url=filled_texts,
    title=storable_texts,
    publisher=storable_texts,
    published_on=st.none() | st.dates(),
    accessed_at=maybe_moments,
    stance=st.sampled_from(STANCES),
    excerpt=storable_texts,
    archive_url=addresses,
    note=storable_texts,
)


@st.composite
def scales(draw: st.DrawFn) -> RatingScale:
    """Draw a scale with no level or with several, and labels beside them."""
    values = sorted(draw(st.sets(st.integers(1, 99) | st.floats(1, 99), max_size=6)))
    count = len(values) if len(values) > 1 else 0
    least = 0 if count else 1
    labels = draw(
        st.lists(
            filled_texts, min_size=count + least, max_size=count + 3, unique_by=lambda label: label.strip().casefold()
        )
    )
    return RatingScale(
        id=draw(filled_texts),
        name=draw(names),
        version=draw(filled_texts),
        levels=tuple(map(RatingLevel, values[:count], labels)),
        labels=tuple(labels[count:]),
        url=draw(addresses),
    )


ratings = scales().flatmap(lambda scale: st.sampled_from(scale.all_labels).map(scale.rate))


@st.composite
def drafts(draw: st.DrawFn, claim_id: str) -> Draft:
    """Draw a judgement under way, with at least one answer."""
    answers = st.lists(st.builds(Answer, question=filled_texts, value=storable_texts), min_size=1, max_size=4)
    given, ahead = (tuple(draw(answers)) for _ in range(2))
    return Draft(claim_id=claim_id, reviewer=draw(names), answers=given, ahead=ahead, updated_at=draw(moments))


@st.composite
def fresh_sessions(draw: st.DrawFn, *, least_claims: int = 0) -> ReviewSession:
    """Draw a session that nobody has worked on."""
    article = draw(articles_with_words)
    count = draw(st.integers(least_claims, 4))
    found = [draw(claims(article.text, f"c-{number}")) for number in range(count)]
    return ReviewSession.start(article, found, scale=draw(scales()), engine=draw(storable_texts), at=draw(moments))


@st.composite
def sessions(draw: st.DrawFn) -> ReviewSession:
    """Draw a session with reviews, skips, drafts and assignments, some replaced or taken back, and all their history."""
    session = draw(fresh_sessions(least_claims=1))
    for _ in range(draw(st.integers(0, 6))):
        session = draw(worked_on(session))
    return evolve(session, revision=draw(st.integers(0, 10**6)))


@st.composite
def worked_on(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    """Draw what comes of a session by one thing that a reviewer may do with it."""
    claim_id = draw(st.sampled_from([claim.id for claim in session.claims]))
    done = draw(st.sampled_from(["judge", "judge", "judge", "draft", "assign", "unassign"]))
    if done == "draft":
        return session.with_draft(draw(drafts(claim_id)))
    if done != "judge":
        change = session.assign if done == "assign" else session.unassign
        of_what = draw(st.sampled_from([None, (claim_id,)]))
        return change(draw(reviewers), by=draw(names), claim_ids=of_what, at=draw(moments))
    rating = draw(st.just("") | st.sampled_from(session.scale.all_labels))
    known: dict[str, Any] = {"explanation": draw(storable_texts), "sources": draw(st.lists(sources, max_size=2))}
    return session.add_review(
        claim_id,
        reviewer=draw(reviewers),
        rating=rating,
        at=draw(moments),
        **(known if rating else {"skip_reason": draw(storable_texts)}),
    )


def rated(session: ReviewSession) -> list[Rating]:
    """Give every rating of the session."""
    return [review.rating for review in session.reviews if review.rating]
