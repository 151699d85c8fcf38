"""What a reviewer is asked, as data. Knows no terminal, no session, and not what is asked when."""

import re
from collections.abc import Callable, Iterable, Sequence
from unicodedata import category
from urllib.parse import urlsplit

from attrs import evolve, field, frozen

from claimcheck.model import RatingScale, normalise_text
from claimcheck.review.dates import check_coverage, check_date
from claimcheck.review.source_answers import MORE
from claimcheck.text_safety import plain_line

# What begins so was meant for an address, however it goes on.
_LIKE_ADDRESS = re.compile(r"://|^\s*(www\.|https?\b|\w+:\S)", re.IGNORECASE)

OTHER = "other"
"""The value of the choice that asks for words of one's own."""

RESERVED_KEYS = "<q?"
"""Keys that mean the same on every screen (go back, stop, help), so that no choice may have them."""


@frozen
class Choice:
    """One thing that can be chosen: what is kept of it, what is shown, and the key that chooses it at once.

    ``is_minor`` says that it is wanted so rarely that all such are shown with their keys in one line, instead of a line each.
    """

    value: str
    label: str
    key: str = ""
    is_minor: bool = False


def _accept(value: str) -> str:  # noqa: ARG001 - the signature of every check
    return ""


@frozen
class Question:
    """One question: with choices, one of them is chosen; without, words are typed.

    ``empty`` says what an empty answer means. ``short`` names the answer where it is shown again. ``check`` gives the
    fault of a typed answer as a sentence, or nothing. ``suggestion`` is what to begin with where nothing was answered
    before. ``is_long`` says that the answer may be so long that an editor is offered for it.
    """

    id: str
    message: str
    short: str
    choices: tuple[Choice, ...] = ()
    empty: str = ""
    # Two that ask the same are the same, though each may have made its check anew.
    check: Callable[[str], str] = field(default=_accept, eq=False)
    suggestion: str = ""
    is_long: bool = False

    def fault(self, value: str) -> str:
        """Say in a sentence what is wrong with an answer; empty when nothing is."""
        if not self.choices:
            return self.check(value)
        return "" if value in {choice.value for choice in self.choices} else "This is not one of the choices."

    def label(self, value: str) -> str:
        """Give the words in which an answer is shown."""
        return next((choice.label for choice in self.choices if choice.value == value), value) or self.empty


def clean_answer(typed: str) -> str:
    """Take out of typed or pasted text what no store or terminal should be given: controls, lone surrogates."""
    lines = normalise_text(typed).expandtabs(1).split("\n")
    return "\n".join("".join(c for c in line if category(c) != "Cc").strip() for line in lines).strip()


def check_filled(value: str) -> str:
    """Ask for at least one visible character."""
    return "" if value.strip() else "Please write something."


def check_source(value: str) -> str:
    """Ask for a web address, for a few words on a source that has none, or for nothing.

    An address is absolute, http or https, with a host and no space. What is meant for one is never taken for words.
    """
    try:
        parts = urlsplit(value)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(map(str.isspace, value))
    except ValueError:
        sound = False
    is_words = len(value.split()) > 1 and not _LIKE_ADDRESS.search(value)
    if sound or is_words or not value:
        return ""
    return "An address begins with https:// and has no spaces. A source off the web is told in a few words."


def check_address(value: str) -> str:
    """Ask for a web address, or for nothing."""
    return check_source(value) if "://" in value or not value else "An address begins with https://."


def keyed(labels: Iterable[str], *, taken: str = "") -> tuple[Choice, ...]:
    """Make choices of labels, each with the first letter of its own that no other has taken as its key."""
    choices: list[Choice] = []
    for label in labels:
        used = RESERVED_KEYS + taken + "".join(choice.key for choice in choices)
        key = next((c for c in label.casefold() if c.isascii() and c.isalnum() and c not in used), "")
        choices.append(Choice(value=label, label=label, key=key))
    return tuple(choices)


def rating_question(scale: RatingScale) -> Question:
    """Ask for a label of the scale: the levels have their rank as their key, the labels beside them a letter."""
    ranks = "123456789"
    levels = [level.label for level in scale.levels]
    numbered = tuple(Choice(value=label, label=label, key=ranks[rank : rank + 1]) for rank, label in enumerate(levels))
    choices = (*numbered, *keyed(scale.labels, taken=ranks))
    return Question("rating", f"Rating ({plain_line(scale.name)})", "Rating", choices)


def source_question(number: int) -> Question:
    """Ask for the address of a source; ``number`` counts from 1."""
    asked = "Source address" if number == 1 else f"Address of source {number}"
    message = f"{asked}, or a few words on it"
    return Question("source", message, "Source", empty="none" if number == 1 else "no more", check=check_source)


STANCES_KEYED = (
    Choice("supports", "It supports it", "s"),
    Choice("refutes", "It refutes it", "r"),
    Choice("context", "It gives context", "c"),
)

ABOUT_A_CLAIM = {
    question.id: question
    for question in (
        Question(
            "action",
            "Check this claim?",
            "Check",
            (
                Choice("rate", "Rate it", "r"),
                Choice("skip", "Skip it, with a reason", "s"),
                Choice("later", "Leave it for later", "l"),
                Choice("source", "source first", "n", is_minor=True),
                Choice("explain", "explain first", "t", is_minor=True),
                Choice("wording", "wording", "w", is_minor=True),
                Choice("claimant", "claimant", "c", is_minor=True),
                Choice("bounds", "bounds", "b", is_minor=True),
                Choice("split", "split", "x", is_minor=True),
                Choice("merge", "merge", "m", is_minor=True),
                Choice("add", "add a claim", "a", is_minor=True),
                Choice("dated", "date and place", "d", is_minor=True),
                Choice("reply", "right of reply", "p", is_minor=True),
                Choice("look_again", "look again on", "g", is_minor=True),
            ),
        ),
        Question(
            "skip_reason",
            "Why skip it?",
            "Skipped",
            (
                Choice("opinion", "It is an opinion", "o"),
                Choice("not a claim", "It claims nothing", "n"),
                Choice("not checkable", "It cannot be checked", "c"),
                Choice("of little weight", "Too little depends on it", "w"),
                Choice("duplicate", "Another claim here says the same", "d"),
                Choice("checked before", "It has been checked before", "b"),
                Choice("not in the article", "The article does not say this", "i"),
                Choice(OTHER, "Another reason", "a"),
            ),
        ),
        Question("skip_words", "The reason", "Because", check=check_filled),
        Question(
            "stance",
            "What does it say of the claim?",
            "Stance",
            (*STANCES_KEYED, Choice(MORE, "First its title, dates, words and archive copy", "m")),
        ),
        Question("title", "Its title", "Title", empty="none"),
        Question("publisher", "Its publisher", "Publisher", empty="none"),
        Question(
            "published_on", "When it was published, as 2026-01-31", "Published", empty="not known", check=check_date
        ),
        Question(
            "temporal_coverage",
            "The time it is about, as 2025, 2025-03 or 2024/2025",
            "About",
            empty="not known",
            check=check_coverage,
        ),
        Question("excerpt", "The words in it that matter", "Excerpt", empty="none"),
        Question("archive_url", "Address of an archived copy", "Archived", empty="none", check=check_address),
        Question("note", "A note of your own, which is not published", "Note", empty="none"),
        Question("explanation", "Why this rating, in a sentence or two", "Why", empty="none", is_long=True),
        Question(
            "correction",
            "This was published. What was wrong, for its readers?",
            "Corrected",
            check=check_filled,
        ),
        Question("confirm", "Save this review?", "Saved", (Choice("save", "Save it", "s"),)),
    )
}
"""The questions that are the same for every claim, by id."""

DONE = Question("done", "Every claim is done.", "Done", (Choice("finish", "Finish", "f"),))
REVIEWER = Question("reviewer", "Your name, as it will stand beside your reviews", "Reviewer", check=check_filled)


def scale_question(scales: Sequence[RatingScale]) -> Question:
    """Ask which scale a session rates on."""
    named = keyed(scale.name for scale in scales)
    choices = tuple(
        Choice(value=scale.id, label=name.label, key=name.key) for scale, name in zip(scales, named, strict=True)
    )
    return Question("scale", "Rating scale of this session", "Scale", choices)


def with_choices(question: Question, choices: Iterable[Choice]) -> Question:
    """Give a question with further choices, before those of its own that are minor."""
    major = (choice for choice in question.choices if not choice.is_minor)
    minor = (choice for choice in question.choices if choice.is_minor)
    return evolve(question, choices=(*major, *choices, *minor))
