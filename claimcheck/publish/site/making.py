"""A session as pages: its fact-checks, its article, and notes in the place of what is published no more. No I/O."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from attrs import frozen

from claimcheck.claimreview.export import Export
from claimcheck.claimreview.folders import folder_of
from claimcheck.claimreview.write import Thing
from claimcheck.model import Article, Claim, Review, ReviewSession
from claimcheck.model.verdicts import publishable
from claimcheck.publish.site.links import href_of, shown_json
from claimcheck.publish.site.marking import marked_text
from claimcheck.publish.site.records import Record
from claimcheck.publish.site.retired import notes_of
from claimcheck.publish.site.values import About, Cited, Entry, FactCheck, Gone, Page, Reviewed
from claimcheck.publish.site.wording import (
    counted,
    moment_of,
    scale_of,
    share_words,
    shares_of,
    shortened,
    verdict_of,
)
from claimcheck.text_safety import safe_json

_MOST_OTHERS = 3
_TITLE = 100
_DESCRIPTION = 200
_SUMMARY = 300


@frozen
class _Judged:
    """A review that is published, with its claim and with what lists say of it."""

    review: Review
    claim: Claim
    entry: Entry


def record_of(session: ReviewSession, export: Export, *, mark: str) -> Record:
    """Give what a site keeps of a session.

    Args:
        session: The session.
        export: What can be published of it.
        mark: What the store says of its state.

    """
    reviews = {review.id: review for review in publishable(session)}
    written = zip(export.review_ids, export.reviews, strict=True)
    entries = tuple(_entry(session, reviews[review_id], thing) for review_id, thing in written)
    return Record(
        session_id=session.id,
        folder=folder_of(session.id),
        # What is held back is named every time, until somebody decides.
        mark="" if export.errors else mark,
        entries=entries,
        notes=notes_of(session, {each.folder for each in entries}),
        scale=session.scale,
    )


def pages_of(session: ReviewSession, record: Record, *, is_whole: bool) -> Iterator[Page]:
    """Give the pages of a session's fact-checks, and that of its article.

    Args:
        session: The session.
        record: What was kept of it.
        is_whole: Whether the article's page has all of its text.

    """
    by_folder = {f"{record.folder}/{folder_of(review.id)}": review for review in publishable(session)}
    judged = []
    for entry in record.entries:
        review = by_folder[entry.folder]
        judged.append(_Judged(review, session.claim(review.claim_id), entry))
    about = _about(session.article, record.folder)
    for each in judged:
        yield _fact_check(session, each, about, record.entries)
    if judged:
        yield _article(session, judged, about, is_whole=is_whole)


def note_pages(record: Record) -> Iterator[Page]:
    """Give the pages that stand in the place of what is published no more."""
    entries = {entry.folder: entry for entry in record.entries}
    for note in record.notes:
        # What is gone may have gone for somebody's sake: nothing of it is said.
        yield Page(
            f"{note.folder}/index.html",
            "gone",
            title="No fact-check here any more",
            description="What stood here is published no more.",
            content=Gone(
                note,
                article=record.folder if record.entries else "",
                instead=tuple(entries[folder] for folder in note.instead if folder in entries),
            ),
            is_indexed=False,
        )


def _entry(session: ReviewSession, review: Review, thing: Thing) -> Entry:
    if review.rating is None:
        raise ValueError(f"{review.id}: rates nothing")
    claim, article = session.claim(review.claim_id), session.article
    author = claim.claimant.name if claim.claimant else article.author or article.publisher or ""
    return Entry(
        folder=f"{folder_of(session.id)}/{folder_of(review.id)}",
        claim=claim.text,
        claimant=" ".join(author.split()),
        verdict=verdict_of(review.rating, session.scale),
        article=article.title,
        language=article.language,
        published=moment_of(review.created_at),
        modified=moment_of(max(_moments(review))),
        summary=shortened(review.explanation, _SUMMARY),
        author=thing["author"].get("name", ""),
        claim_review=shown_json(safe_json(thing)),
    )


def _moments(review: Review) -> Iterator[datetime]:
    yield from (review.created_at, review.updated_at)
    yield from (each.at for each in review.corrections)


def _fact_check(session: ReviewSession, judged: _Judged, about: About, entries: tuple[Entry, ...]) -> Page:
    review, claim, entry = judged.review, judged.claim, judged.entry
    if review.rating is None:
        raise ValueError(f"{review.id}: rates nothing")
    article = session.article
    content = FactCheck(
        entry=entry,
        about=about,
        scale=scale_of(review.rating, session.scale),
        claimant=claim.claimant,
        stated_on=claim.stated_on or (article.published_at.date() if article.published_at else None),
        place=claim.place.strip(),
        quotation=marked_text(article.text, [(entry, claim.anchors)], is_whole=False),
        explanation=_paragraphs(review.explanation),
        sources=tuple(Cited.of(source) for source in review.sources),
        corrections=review.corrections,
        replies=claim.replies,
        others=tuple(each for each in entries if each is not entry)[:_MOST_OTHERS],
    )
    return Page(
        f"{entry.folder}/index.html",
        "fact-check",
        title=shortened(f"{review.rating.label}: {claim.text}", _TITLE),
        description=shortened(_said(entry), _DESCRIPTION),
        content=content,
    )


def _said(entry: Entry) -> str:
    claimed = f"{entry.claimant} claimed: {entry.claim}" if entry.claimant else f"Claimed: {entry.claim}"
    return f"{entry.verdict.label}. {entry.summary or claimed}"


def _article(session: ReviewSession, judged: list[_Judged], about: About, *, is_whole: bool) -> Page:
    checked = [(each.entry, each.claim.anchors) for each in judged]
    entries = tuple(each.entry for each in judged)
    shares = shares_of((each.verdict for each in entries), session.scale.all_labels)
    words = f"{counted(len(entries), 'fact-check')}: {share_words(shares)}."
    content = Reviewed(
        about=about,
        paragraphs=marked_text(session.article.text, checked, is_whole=is_whole),
        is_whole=is_whole,
        entries=entries,
        shares=shares,
        words=words,
    )
    return Page(
        f"{about.folder}/index.html",
        "article",
        title=shortened(session.article.title, _TITLE),
        description=shortened(words, _DESCRIPTION),
        content=content,
    )


def _about(article: Article, folder: str) -> About:
    return About(
        folder=folder,
        title=article.title,
        language=article.language,
        url=href_of(article.url),
        publisher=(article.publisher or "").strip(),
        author=(article.author or "").strip(),
        published_at=article.published_at,
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    lines: Iterable[str] = (" ".join(each.split()) for each in text.splitlines())
    return tuple(line for line in lines if line)
