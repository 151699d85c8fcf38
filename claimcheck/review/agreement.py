"""How far the reviewers of sessions agree: which claims they rated differently, and figures over all they rated.

Knows sessions and the figures of ``coefficients``; no store, no table, no threshold.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import evolve, frozen

from claimcheck.model import RatingScale, Review, ReviewSession
from claimcheck.review.coefficients import (
    NOTHING_SHARED,
    Figure,
    agreement_on,
    measure_agreement,
    measure_alpha,
    measure_kappa,
)

NO_ORDER = "the scale has no ordered levels"
NOTHING_ON_LEVELS = "nothing was rated by two people on the levels of the scale"

_PAIR = 2


@frozen
class RatedClaim:
    """What reviewers made of one claim: their labels by reviewer, and who skipped it, in the order of their reviews."""

    session_id: str
    title: str
    claim_id: str
    text: str
    ratings: Mapping[str, str]
    skipped_by: tuple[str, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Whether two reviewers or more rated it, so that it says something about agreement."""
        return len(self.ratings) >= _PAIR

    @property
    def is_split(self) -> bool:
        """Whether it was rated differently."""
        return len(set(self.ratings.values())) > 1

    @property
    def agreement(self) -> float | None:
        """The share of the pairs of its reviewers who rated it alike, 0 to 1; None where fewer than two rated it."""
        return agreement_on(self.ratings) if self.is_shared else None


@frozen
class Agreement:
    """How far reviewers agree on one scale.

    ``claims`` are those that two reviewers or more rated; all figures are about them and no others. A skip is no rating:
    a claim that all but one skipped is not among them, and in the others a skip is a missing value. A label off the scale
    is a value like others for ``percent``, ``kappa`` and ``nominal``. For ``ordinal`` it carries no number: it is taken
    for missing there, and ``left_out`` counts it, by label.

    ``rated_and_skipped`` counts the claims that one reviewer or more rated and another skipped, whoever else rated them.
    """

    scale: RatingScale
    claims: tuple[RatedClaim, ...]
    percent: Figure
    nominal: Figure
    ordinal: Figure
    kappa: Figure
    left_out: Mapping[str, int]
    rated_and_skipped: int

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Everyone who rated one of the claims, in their order."""
        return tuple(dict.fromkeys(name for claim in self.claims for name in claim.ratings))

    @property
    def split_claims(self) -> tuple[RatedClaim, ...]:
        """The claims that were rated differently."""
        return tuple(claim for claim in self.claims if claim.is_split)

    @property
    def decisive(self) -> Figure:
        """The α that fits the scale: the ordinal one where it has levels, else the nominal one."""
        return self.ordinal if self.scale.levels else self.nominal


def compare_reviewers(
    sessions: Iterable[ReviewSession], *, reviewers: Collection[str] | None = None
) -> tuple[Agreement, ...]:
    """Say how far reviewers agree, once for each scale: ratings on different scales cannot be compared.

    Claims of different sessions are different claims; those that were split or merged are not compared, and verdicts are no
    ratings of reviewers. The sessions are gone through once, and their texts let go of.

    Args:
        sessions: Whose claims were reviewed.
        reviewers: Those who are compared; everybody, if not given.

    """
    by_scale: dict[RatingScale, list[RatedClaim]] = {}
    for session in sessions:
        claims = by_scale.setdefault(session.scale, [])
        claims += (each for each in _reviewed(session, reviewers) if len(each.ratings) + len(each.skipped_by) >= _PAIR)
    return tuple(_measure(scale, claims) for scale, claims in by_scale.items())


def _reviewed(session: ReviewSession, reviewers: Collection[str] | None) -> Iterator[RatedClaim]:
    by_claim: dict[str, list[Review]] = {}
    for review in session.reviews:
        if reviewers is None or review.reviewer in reviewers:
            by_claim.setdefault(review.claim_id, []).append(review)
    # What was split or merged stands for nothing any more: those who rated it saw another claim.
    for claim in session.current_claims:
        reviews = by_claim.get(claim.id, ())
        yield RatedClaim(
            session.id,
            session.article.title,
            claim.id,
            claim.text,
            ratings={each.reviewer: each.rating.label for each in reviews if each.rating},
            skipped_by=tuple(each.reviewer for each in reviews if not each.rating),
        )


def _measure(scale: RatingScale, claims: Iterable[RatedClaim]) -> Agreement:
    claims = tuple(claims)
    shared = tuple(claim for claim in claims if claim.is_shared)
    units = [claim.ratings for claim in shared]
    given = Counter(label for unit in units for label in unit.values())
    return Agreement(
        scale=scale,
        claims=shared,
        percent=measure_agreement(units),
        nominal=measure_alpha(units),
        ordinal=_ordinal(scale, units),
        kappa=measure_kappa(units),
        left_out={label: given[label] for label in scale.labels if given[label]} if scale.levels else {},
        rated_and_skipped=sum(bool(claim.ratings and claim.skipped_by) for claim in claims),
    )


def _ordinal(scale: RatingScale, units: Collection[Mapping[str, str]]) -> Figure:
    """Give the ordinal α of the ratings on levels; there is none for a scale without them."""
    order = tuple(level.label for level in scale.levels)
    if not order:
        return Figure(None, 0, 0, NO_ORDER)
    on_levels = [{name: label for name, label in unit.items() if label in order} for unit in units]
    figure = measure_alpha(on_levels, order=order)
    if units and figure.reason == NOTHING_SHARED:
        return evolve(figure, reason=NOTHING_ON_LEVELS)
    return figure
