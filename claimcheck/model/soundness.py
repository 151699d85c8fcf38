"""What must hold of the parts of a session together: attrs validators. Knows the parts and no session.

Only what refers to something else is checked here; what holds of a part alone is the part's own.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

from attrs import Attribute

from claimcheck.model.article import Article
from claimcheck.model.assignment import Assignment
from claimcheck.model.claim import Claim
from claimcheck.model.history import HistoryEntry
from claimcheck.model.rating import Rating, RatingScale
from claimcheck.model.review import Draft, Review


class Parts(Protocol):
    """What of a session is looked at here."""

    @property
    def article(self) -> Article:
        """What is under review."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims."""

    @property
    def scale(self) -> RatingScale:
        """What every review rates on."""


class _LastFound:
    """The claims that were last found sound, with the text they were found in.

    Each change of a session makes a new one, mostly with the very same claims, which need not be looked through again.
    One value, so that threads never see half of it.
    """

    pair: tuple[tuple[Claim, ...], str] = ((), "")


def are_of_article(instance: Parts, attribute: "Attribute[Any]", claims: tuple[Claim, ...]) -> None:
    """Refuse claims that share an id, or that do not quote the article where they say.

    Raises:
        ValueError: Two share an id, or one is not anchored in the article.

    """
    known, text = _LastFound.pair
    if not claims or (claims is known and instance.article.text is text):
        return
    if len({claim.id for claim in claims}) < len(claims):
        raise ValueError(f"{attribute.name}: two share an id")
    adrift = [claim.id for claim in claims if not claim.is_anchored_in(instance.article.text)]
    if adrift:
        raise ValueError(f"{attribute.name}: not anchored in the article: {', '.join(adrift)}")
    _LastFound.pair = (claims, instance.article.text)


def are_of_claims(
    instance: Parts, attribute: "Attribute[Any]", values: tuple[Review | Draft | Assignment, ...]
) -> None:
    """Refuse what is of a claim that the session does not have.

    Raises:
        ValueError: Something is.

    """
    unknown = {each.claim_id for each in values} - {claim.id for claim in instance.claims}
    if unknown:
        raise ValueError(f"{attribute.name}: of claims that the session does not have: {', '.join(sorted(unknown))}")


@lru_cache(maxsize=32)
def _ratings_on(scale: RatingScale) -> frozenset[Rating | None]:
    # Every change of a session looks at all its reviews, and its scale stays the same.
    return frozenset((None, *map(scale.rate, scale.all_labels)))


def are_on_scale(instance: Parts, attribute: "Attribute[Any]", reviews: tuple[Review, ...]) -> None:
    """Refuse a rating that the session's scale does not have.

    Raises:
        ValueError: There is one.

    """
    known = _ratings_on(instance.scale)
    strange = [review.id for review in reviews if review.rating not in known]
    if strange:
        raise ValueError(f"{attribute.name}: not on the session's scale: {', '.join(strange)}")


def are_one_each(_: object, attribute: "Attribute[Any]", values: Sequence[Review | Assignment]) -> None:
    """Refuse two of one reviewer and one claim.

    Raises:
        ValueError: There are two.

    """
    if len({(each.claim_id, each.reviewer) for each in values}) < len(values):
        raise ValueError(f"{attribute.name}: two are of one reviewer and one claim")


def are_one_each_way(_: object, attribute: "Attribute[Any]", drafts: tuple[Draft, ...]) -> None:
    """Refuse two drafts of one reviewer and one claim that are both to be reviews, or both verdicts.

    Raises:
        ValueError: There are two.

    """
    if len({(each.claim_id, each.reviewer, each.is_verdict) for each in drafts}) < len(drafts):
        raise ValueError(f"{attribute.name}: two are of one reviewer and one claim")


def are_one_a_claim(_: object, attribute: "Attribute[Any]", verdicts: tuple[Review, ...]) -> None:
    """Refuse two verdicts on one claim.

    Raises:
        ValueError: There are two.

    """
    if len({each.claim_id for each in verdicts}) < len(verdicts):
        raise ValueError(f"{attribute.name}: two are on one claim")


def are_numbered(_: object, attribute: "Attribute[Any]", history: tuple[HistoryEntry, ...]) -> None:
    """Refuse a history that is not numbered from 1 without a gap.

    Raises:
        ValueError: It is not.

    """
    if [entry.number for entry in history] != list(range(1, len(history) + 1)):
        raise ValueError(f"{attribute.name}: must be numbered from 1 without a gap")
