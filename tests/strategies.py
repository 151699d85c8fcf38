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
    HistoryEntry,
    Rating,
    RatingLevel,
    RatingScale,
    Review,
    ReviewSession,
    Source,
    Unresolved,
)
from claimcheck.model.claim import CLAIMANT_TYPES, Reply
from claimcheck.model.editing import EDITABLE, added, edited, made_id, merged, split
from claimcheck.model.publication import was_published
from claimcheck.model.undo import REDO, UNDO, next_redo, next_undo, redone, undone
from claimcheck.model.verdicts import adjudicated, publishable, with_sign_off, without_sign_off

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
maybe_days = st.none() | st.dates()
replies = st.builds(Reply, asked=names, asked_on=st.dates(), answer=storable_texts, answered_on=maybe_days)

# Made once: that is most of what it costs to draw a claim.
_claimant, _kind, _share = st.none() | claimants, st.sampled_from(CLAIM_KINDS), st.floats(0, 1)
_origin = st.sampled_from(["", "rules", "Ada Quill"])
_reasons = st.lists(storable_texts, max_size=2).map(tuple)
_unresolved = st.lists(st.builds(Unresolved, filled_texts, st.tuples(names)), max_size=2).map(tuple)
_earlier = st.lists(filled_texts.map("once {}".format), max_size=2).map(tuple)
_replies = st.lists(replies, max_size=2).map(tuple)


@st.composite
def claims(draw: st.DrawFn, text: str, claim_id: str) -> Claim:
    """Draw a claim that is anchored once or more in the text."""
    return Claim(
        id=claim_id,
        text=draw(filled_texts),
        anchors=tuple(draw(st.lists(anchors(text), min_size=1, max_size=3))),
        claimant=draw(_claimant),
        cue=draw(storable_texts),
        kind=draw(_kind),
        check_worthiness=draw(_share),
        reasons=draw(_reasons),
        unresolved=draw(_unresolved),
        origin=draw(_origin),
        derived_from=draw(_earlier),
        stated_on=draw(maybe_days),
        place=draw(storable_texts),
        look_again_on=draw(maybe_days),
        replies=draw(_replies),
    )


sources = st.builds(
    Source,
    url=filled_texts,
    title=storable_texts,
    publisher=storable_texts,
    published_on=maybe_days,
    accessed_at=maybe_moments,
    stance=st.sampled_from(STANCES),
    excerpt=storable_texts,
    archive_url=addresses,
    note=storable_texts,
    temporal_coverage=st.sampled_from(["", "2025", "2025-03-01/2025-04"]),
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
    """Draw a judgement under way, of a review or a verdict, with at least one answer."""
    answers = st.lists(st.builds(Answer, question=filled_texts, value=storable_texts), min_size=1, max_size=4)
    given, ahead = (tuple(draw(answers)) for _ in range(2))
    who, at, is_verdict = draw(names), draw(moments), draw(st.booleans())
    return Draft(claim_id=claim_id, reviewer=who, answers=given, ahead=ahead, updated_at=at, is_verdict=is_verdict)


@st.composite
def fresh_sessions(draw: st.DrawFn, *, least_claims: int = 0) -> ReviewSession:
    """Draw a session that nobody has worked on."""
    article = draw(articles_with_words)
    count = draw(st.integers(least_claims, 3))
    found = [draw(claims(article.text, f"c-{number}")) for number in range(count)]
    return ReviewSession.start(article, found, scale=draw(scales()), engine=draw(storable_texts), at=draw(moments))


@st.composite
def sessions(draw: st.DrawFn) -> ReviewSession:
    """Draw a session on which people have worked in every way there is, with all the history of it."""
    session = draw(fresh_sessions(least_claims=1))
    for _ in range(draw(st.integers(0, 6))):
        session = draw(worked_on(session))
    return evolve(session, revision=draw(st.integers(0, 10**6)))


@st.composite
def worked_on(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    """Draw what comes of a session by one thing that somebody may do with it."""
    ways = [_judged, _judged, _judged, _drafted, _assigned, _edited, _split, _added, _adjudicated, _undone]
    if len(session.current_claims) > 1:
        ways.append(_merged)
    if publishable(session):
        ways += [_exported, _exported, _signed]
    if _published(session):
        ways += [_corrected, _corrected]
    return draw(draw(st.sampled_from(ways))(session))


@st.composite
def _judged(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    rating = draw(st.just("") | st.sampled_from(session.scale.all_labels))
    known: dict[str, Any] = {"explanation": draw(storable_texts), "sources": draw(st.lists(sources, max_size=2))}
    return session.add_review(
        draw(_any_claim(session)),
        reviewer=draw(reviewers),
        rating=rating,
        note=draw(storable_texts),
        correction=draw(filled_texts),
        at=draw(moments),
        **(known if rating else {"skip_reason": draw(storable_texts)}),
    )


@st.composite
def _drafted(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    return session.with_draft(draw(drafts(draw(_any_claim(session)))))


@st.composite
def _assigned(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    change = draw(st.sampled_from([session.assign, session.unassign]))
    of_what = draw(st.none() | st.tuples(_any_claim(session)))
    return change(draw(reviewers), by=draw(names), claim_ids=of_what, at=draw(moments))


@st.composite
def _edited(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    claim = draw(_current_claims(session))
    other = draw(claims(session.article.text, claim.id))
    changed = draw(st.sets(st.sampled_from(EDITABLE), min_size=1))
    changes = {name: getattr(other, name) for name in sorted(changed)}
    return edited(session, claim.id, by=draw(reviewers), correction=draw(filled_texts), at=draw(moments), **changes)


@st.composite
def _split(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    whole = draw(_current_claims(session))
    texts = draw(st.lists(filled_texts, min_size=2, max_size=3, unique=True))
    parts = [(text, draw(_places(session, text))) for text in texts]
    return split(session, whole.id, parts, by=draw(reviewers), at=draw(moments))


@st.composite
def _merged(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    ids = [claim.id for claim in session.current_claims]
    chosen = draw(st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True))
    # A wording that no claim has had makes a claim that there has not been.
    text = f"{draw(filled_texts)} {len(session.history)}"
    return merged(session, chosen, text=text, by=draw(reviewers), at=draw(moments))


@st.composite
def _added(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    text = draw(filled_texts)
    place = draw(_places(session, text))
    return added(session, text, place, by=draw(reviewers), at=draw(moments), kind=draw(st.sampled_from(CLAIM_KINDS)))


@st.composite
def _adjudicated(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    return adjudicated(
        session,
        draw(_current_claims(session)).id,
        by=draw(names),
        rating=draw(st.sampled_from(session.scale.all_labels)),
        explanation=draw(storable_texts),
        sources=draw(st.lists(sources, max_size=1)),
        reason=draw(storable_texts),
        correction=draw(filled_texts),
        at=draw(moments),
    )


@st.composite
def _signed(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    who, at = draw(st.just("Nora Fenwick") | reviewers), draw(moments)
    signable = sorted({each.claim_id for each in publishable(session) if each.reviewer != who})
    if draw(st.sampled_from(["sign", "sign", "withdraw"])) == "sign" and signable:
        return with_sign_off(session, draw(st.sampled_from(signable)), by=who, at=at)
    return without_sign_off(session, draw(_any_claim(session)), by=who, at=at)


@st.composite
def _exported(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    ids = st.sampled_from([each.id for each in publishable(session)])
    named = draw(st.lists(ids, unique=True))
    return session.with_export(by=draw(names), note=draw(storable_texts), review_ids=named, at=draw(moments))


@st.composite
def _corrected(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    told = draw(st.sampled_from(_published(session)))
    rating, why, at = draw(st.sampled_from(session.scale.all_labels)), draw(filled_texts), draw(moments)
    if told in session.reviews:
        return session.add_review(told.claim_id, reviewer=told.reviewer, rating=rating, correction=why, at=at)
    if session.state_of(told.claim_id) == "superseded":
        return session
    return adjudicated(session, told.claim_id, by=draw(names), rating=rating, correction=why, at=at)


def _published(session: ReviewSession) -> list[Review]:
    return [each for each in (*session.reviews, *session.verdicts) if was_published(session.history, each.id)]


@st.composite
def _undone(draw: st.DrawFn, session: ReviewSession) -> ReviewSession:
    who, at = draw(reviewers), draw(moments)
    ways = [
        way
        for way, entry in ((undone, next_undo(session, who)), (redone, next_redo(session, who)))
        if entry and _is_untouched(session, entry)
    ]
    return draw(st.sampled_from(ways))(session, who, at=at) if ways else session


def _is_untouched(session: ReviewSession, entry: HistoryEntry) -> bool:
    """Tell whether an entry can be undone or done again for sure: nobody did anything since but the same person with it."""
    since = session.history[entry.number :]
    told = {(done.at, done.by) for each in (*session.reviews, *session.verdicts) for done in each.corrections}
    is_alone = all(each.by == entry.by and each.action in (UNDO, REDO) for each in since)
    begun = {each.claim_id for each in session.drafts if each.reviewer != entry.by}
    is_free = begun.isdisjoint(claim.id for claim in entry.claims_after)
    return is_alone and is_free and (entry.at, entry.by) not in told


def _any_claim(session: ReviewSession) -> st.SearchStrategy[str]:
    return st.sampled_from([claim.id for claim in session.claims])


def _current_claims(session: ReviewSession) -> st.SearchStrategy[Claim]:
    return st.sampled_from(session.current_claims)


@st.composite
def _places(draw: st.DrawFn, session: ReviewSession, text: str) -> tuple[Anchor, ...]:
    """Draw where a new claim of that wording stands: not where one of the same wording is already."""
    article, known = session.article, {claim.id for claim in session.claims}
    places = st.lists(anchors(article.text), min_size=1, max_size=3)
    return tuple(draw(places.filter(lambda it: made_id(article.text_sha256, text, tuple(it)) not in known)))


def rated(session: ReviewSession) -> list[Rating]:
    """Give every rating of the session."""
    return [review.rating for review in session.reviews if review.rating]
