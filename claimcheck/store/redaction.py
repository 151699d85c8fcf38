"""Words taken out of a session for good, wherever in it they stand, its history too. Pure; knows no store and no clock.

Every text of the model is gone through, whatever the field is called, so that one that is added later is covered.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain, count
from typing import Any, Literal, get_args, get_origin

from attrs import Attribute, evolve, fields, frozen, has

from claimcheck.model import (
    Anchor,
    Answer,
    Article,
    Assignment,
    Claim,
    Draft,
    HistoryEntry,
    Review,
    ReviewSession,
    review_id,
)
from claimcheck.model.review import verdict_id
from claimcheck.model.slug import slug_of
from claimcheck.store.blotting import Blotted, Word, blotted, cut, is_address, replaced
from claimcheck.store.entries import ASSIGNING, asking

ACTION = "redact"
NAME = "redacted"
"""What a reviewer is called whose name is removed, with a number."""

LONGEST_ID = 100

_KEPT: Mapping[type, frozenset[str]] = {
    Answer: frozenset({"question"}),
    Assignment: frozenset({"claim_id"}),
    Claim: frozenset({"id", "derived_from"}),
    Draft: frozenset({"claim_id"}),
    HistoryEntry: frozenset({"claim_id", "action"}),
    Review: frozenset({"claim_id"}),
    ReviewSession: frozenset({"id"}),
}
"""What stays as it is, by class: ids, which are digests, and words of the program."""

_PEOPLE = {"reviewer", "by"}
_CALLED = _PEOPLE | {"note", "origin", "label", "labels", "value"}
"""Fields that call a reviewer or a label of the scale by name, which must be called so everywhere."""

_DIGEST = re.compile("[0-9a-f]{6,64}")


@frozen
class Redaction:
    """A session without the words, and what was removed from it.

    ``counts`` are the passages by where they stood, ``within`` how many of them were parts of longer words. ``missing``
    are the words that occur nowhere; where none does, the session is the one that was given.
    """

    session: ReviewSession
    counts: Mapping[str, int]
    within: int
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many passages were removed."""
        return sum(self.counts.values())


def redacted(session: ReviewSession, words: Iterable[str], *, by: str, why: str, at: datetime) -> Redaction:
    """Remove words from a session and its history, and note in that history that something was removed.

    The words are found in any case of the letters, over line breaks and in all forms of Unicode, and are blotted out; in
    the article's text each character by one, so that every offset stays valid. An address that holds them goes as a
    whole, a reviewer's name is replaced by another. The session's id changes where it holds the words.

    Args:
        session: The session.
        words: What is to be removed: names, each as one text.
        by: Who removes it.
        why: The reason, which is kept in the note.
        at: When, in aware UTC.

    Raises:
        UnfitWordError: A word has fewer than two visible characters, or is blotted out itself.
        ValueError: ``by`` is empty.

    """
    sought = tuple(Word.of(each) for each in dict.fromkeys(words))
    work = _Work(session, sought, by)
    cleaned = work.noun(session, "")
    named = evolve(cleaned, id=work.session_id(session.id, session.article, cleaned.article))
    missing = tuple(word.given for word in sought if word.given not in work.found)
    kept = _with_note(named, work, by=by, why=why, at=at) if work.counts else session
    return Redaction(kept, dict(work.counts), work.within, missing)


def _with_note(session: ReviewSession, work: "_Work", *, by: str, why: str, at: datetime) -> ReviewSession:
    """Note in the history that something was removed, without the words that were."""
    removed = sum(work.counts.values())
    note = f"{removed} {'passage' if removed == 1 else 'passages'} removed for good{': ' if why else ''}{why}"
    named = work.renamed.get(by, by)
    entry = HistoryEntry(len(session.history) + 1, at, named, ACTION, note=replaced(note, work.words).text)
    return evolve(session, history=(*session.history, entry), updated_at=at)


class _Work:
    """What a session is gone through with, and what was found on the way."""

    def __init__(self, session: ReviewSession, words: tuple[Word, ...], by: str) -> None:
        self.words = words
        self.counts: Counter[str] = Counter()
        self.within = 0
        self.found: frozenset[str] = frozenset()
        self.article_text = self._noted("article text", blotted(session.article.text, words))
        labels, people = session.scale.all_labels, tuple(dict.fromkeys(_people(session)))
        self.renamed = _renamed(labels, words, _labels) | _renamed((*people, by), words, _names)
        self._ids = {each.id: self._id_of(each) for each in _judgements(session)}
        self._note_renamed("scale", labels)
        self._note_renamed("reviewers", people)

    def noun(self, noun: Any, part: str) -> Any:
        """Give a value of the model without the words; what is removed is counted for that part of the session."""
        known = self._known(noun)
        changes = {
            each.name: self._value(each, getattr(noun, each.name), part or each.name)
            for each in fields(type(noun))
            if each.name not in known.keys() | _KEPT.get(type(noun), frozenset())
        }
        return evolve(noun, **known, **changes)

    def _known(self, noun: Any) -> dict[str, Any]:
        """Give the fields of a value that the words are taken out of in a way of their own, without them."""
        match noun:
            case Article():
                return {"text": self.article_text, "id": self._article_id(noun.id)}
            case Review():
                return {"id": self._id_of(noun)}
            case HistoryEntry():
                ids = tuple(self._ids.get(each, each) for each in noun.review_ids)
                return {"review_ids": ids, **self._asked(noun)}
        return {}

    def session_id(self, known: str, before: Article, after: Article) -> str:
        """Give a session's id without the words; the digest at its end, which tells it from others, stays."""
        stem, _, digest = known.rpartition("-")
        if not _DIGEST.fullmatch(digest):
            stem, digest = known, after.text_sha256[:6]
        # The slug of a long title may end in the middle of the words.
        done = cut(slug_of(after.title) if stem == slug_of(before.title) else stem, self.words)
        if done.text == stem:
            return known
        self._noted("name of the session", evolve(done, count=1))
        kept = done.text or cut("article", self.words).text
        return f"{kept[: LONGEST_ID - 1 - len(digest)]}-{digest}".lstrip("-")

    def _value(self, field: "Attribute[Any]", value: Any, part: str) -> Any:
        match value:
            case tuple():
                return tuple(self._value(field, each, part) for each in value)
            case str() if not _is_closed(field):
                return self._text(field, value, part)
            case Anchor():
                return Anchor.at(self.article_text, value.start, value.end)
        return self.noun(value, part) if has(type(value)) else value

    def _text(self, field: "Attribute[Any]", text: str, part: str) -> str | None:
        if field.name in _CALLED and text in self.renamed:
            return self.renamed[text]
        done = replaced(text, self.words)
        kept = self._noted(part, done)
        return None if done.count and is_address(text) and type(None) in get_args(field.type) else kept

    def _id_of(self, judged: Review) -> str:
        """Give the id of a review without the words, which it is a digest of; that of a verdict has none."""
        if judged.id == verdict_id(judged.claim_id):
            return judged.id
        return review_id(judged.claim_id, self.renamed.get(judged.reviewer, judged.reviewer))

    def _asked(self, entry: HistoryEntry) -> dict[str, str]:
        """Give the note of an entry on who is asked to judge, if that is somebody who gets another name."""
        asked = asking(entry)
        name = self.renamed.get(asked[1]) if asked else None
        return {"note": f"{entry.note.removesuffix(asked[1])}{name}"} if asked and name else {}

    def _article_id(self, known: str) -> str:
        return known if _DIGEST.fullmatch(known) else self._noted("article", replaced(known, self.words))

    def _note_renamed(self, part: str, names: Iterable[str]) -> None:
        for each in names:
            if each in self.renamed:
                self._noted(part, evolve(replaced(each, self.words), count=1))

    def _noted(self, part: str, done: Blotted) -> str:
        """Count what was removed from a text, and give what is left of it."""
        if done.count:
            self.counts[part] += done.count
            self.within += done.within
            self.found |= done.found
        return done.text


def _renamed(names: Iterable[str], words: tuple[Word, ...], choices: Callable[[str], Iterator[str]]) -> dict[str, str]:
    """Give each of the names that holds the words another, which none of them has."""
    cleaned = {name: replaced(name, words) for name in names}
    taken = {_alike(name) for name, done in cleaned.items() if not done.count}
    renamed = {}
    for name, done in cleaned.items():
        if done.count:
            offered = (replaced(each, words).text for each in choices(done.text))
            renamed[name] = next(each for each in offered if _alike(each) not in taken)
            taken.add(_alike(renamed[name]))
    return renamed


def _is_closed(field: "Attribute[Any]") -> bool:
    """Tell whether a field takes a few words of the program and no other text."""
    return any(get_origin(each) is Literal for each in (field.type, *get_args(field.type)))


def _names(_: str) -> Iterator[str]:
    return (f"{NAME}-{number}" for number in count(1))


def _labels(label: str) -> Iterator[str]:
    return chain([label], (f"{label} ({number})" for number in count(2)))


def _alike(name: str) -> str:
    return name.strip().casefold()


def _people(session: ReviewSession) -> Iterator[str]:
    """Give the name of everybody who did something in a session or was asked to."""
    yield from _people_in(session)
    yield from (entry.note for entry in session.history if entry.action in ASSIGNING)


def _judgements(session: ReviewSession) -> Iterator[Review]:
    """Give every review and verdict there is or was."""
    yield from (*session.reviews, *session.verdicts)
    yield from (each for entry in session.history for each in (entry.before, entry.after) if each)


def _people_in(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from _people_in(each)
    elif has(type(value)):
        for each in fields(type(value)):
            found = getattr(value, each.name)
            yield from (found,) if each.name in _PEOPLE else _people_in(found)
