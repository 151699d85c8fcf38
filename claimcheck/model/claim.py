"""One checkable assertion, who asserts it, and where its words stand. Knows nothing of how claims are found."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, get_args

from attrs import field, frozen
from attrs.validators import in_, min_len

from claimcheck.model.anchor import Anchor
from claimcheck.model.checks import is_filled, is_share

ClaimKind = Literal["quantity", "causal", "rule", "prediction", "experience", "event", "opinion"]
CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)

ClaimantType = Literal["Person", "Organization"]
CLAIMANT_TYPES: tuple[ClaimantType, ...] = get_args(ClaimantType)


@frozen
class Claimant:
    """Who asserts a claim; published as ``itemReviewed.author``. ``same_as`` is an address that identifies them."""

    name: str = field(validator=is_filled)
    type: ClaimantType = field(default="Person", validator=in_(CLAIMANT_TYPES))
    role: str = ""
    same_as: str | None = None


@frozen
class Unresolved:
    """Words of a claim whose meaning the article leaves open, with whom or what they may stand for."""

    words: str = field(validator=is_filled)
    candidates: tuple[str, ...] = ()


@frozen
class Reply:
    """What somebody whom a claim is about, or who made it, was asked before a verdict on it, and what they answered.

    ``answer`` is empty as long as there is none.
    """

    asked: str = field(validator=is_filled)
    asked_on: date
    answer: str = ""
    answered_on: date | None = None


@frozen
class Claim:
    """One assertion, understandable alone, with the literal words it was taken from.

    ``claimant`` None means that the article says it in its own voice. ``cue`` is the word that attributes it ("said").
    ``check_worthiness`` is a priority for checking, 0 to 1, and ``reasons`` say why in words. ``origin`` names the
    engine, or the reviewer, that made it; ``derived_from`` the claims it was split or merged from, which it supersedes.
    ``stated_on`` and ``place`` say when and where it was made, where that is not the article's own date;
    ``look_again_on`` when to look at it again, as a prediction needs; ``replies`` who was asked about it.
    """

    id: str = field(validator=is_filled)
    text: str = field(validator=is_filled)
    anchors: tuple[Anchor, ...] = field(validator=min_len(1))
    claimant: Claimant | None = None
    cue: str = ""
    kind: ClaimKind = field(default="event", validator=in_(CLAIM_KINDS))
    check_worthiness: float = field(default=0.5, validator=is_share)
    reasons: tuple[str, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    origin: str = ""
    derived_from: tuple[str, ...] = ()
    stated_on: date | None = None
    place: str = ""
    look_again_on: date | None = None
    replies: tuple[Reply, ...] = ()

    def is_anchored_in(self, text: str) -> bool:
        """Tell whether every anchor quotes the text exactly at its position."""
        return all(anchor.is_in(text) for anchor in self.anchors)


def by_worth(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give claims the most worth checking first, ties in the order of the text."""
    return tuple(sorted(claims, key=lambda claim: (-claim.check_worthiness, claim.anchors[0].start)))
