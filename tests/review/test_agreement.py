"""How far the reviewers of sessions agree: which claims are compared, what is left out, and what is said of a scale."""

from collections.abc import Mapping

import pytest
from hypothesis import given, strategies as st

from claimcheck.model import ReviewSession
from claimcheck.model.editing import split
from claimcheck.model.verdicts import adjudicated
from claimcheck.review.agreement import NO_ORDER, NOTHING_ON_LEVELS, Agreement, compare_reviewers
from claimcheck.review.coefficients import NO_VARIATION, NOTHING_SHARED, measure_alpha
from tests import samples, strategies
from tests.samples import AT, COST, END, LONGEST

ADA, BO, CY = "Ada Quill", "Bo Ferrin", "Cy Moor"
SKIP = ""


def judged(session: ReviewSession, ratings: Mapping[str, Mapping[str, str]]) -> ReviewSession:
    """Give the session after reviewers judged its claims, an empty label being a skip."""
    for claim_id, given_by in ratings.items():
        for reviewer, label in given_by.items():
            reason = "" if label else "not worth it"
            session = session.add_review(claim_id, reviewer=reviewer, rating=label, skip_reason=reason, at=AT)
    return session


def compared(ratings: Mapping[str, Mapping[str, str]], scale: str = "google") -> Agreement:
    """Give what there is to say of the sample session when it is judged so."""
    (found,) = compare_reviewers([judged(samples.session(scale=scale), ratings)])
    return found


def test_claims_that_two_rated_are_compared() -> None:
    """In the session's order, with what each made of them; the others are not among them."""
    found = compared(
        {
            LONGEST.id: {ADA: "True", BO: "True", CY: SKIP},
            COST.id: {BO: "False", ADA: "Half true"},
            END.id: {CY: "True"},
        }
    )
    cost, longest = found.claims
    assert (cost.claim_id, cost.text, cost.title) == (COST.id, COST.text, "Mayor of Gotham opens bridge")
    assert (dict(cost.ratings), cost.skipped_by, cost.agreement) == ({BO: "False", ADA: "Half true"}, (), 0)
    assert (dict(longest.ratings), longest.skipped_by, longest.agreement) == ({ADA: "True", BO: "True"}, (CY,), 1)
    assert found.split_claims == (cost,)
    assert found.reviewers == (BO, ADA)
    assert (found.percent.value, found.percent.units, found.percent.people) == (0.5, 2, 2)
    assert found.kappa.value == pytest.approx(1 / 3)


def test_skips_are_missing() -> None:
    """They change no figure, and are counted where another reviewer rated."""
    ratings = {COST.id: {ADA: "False", BO: "True"}, LONGEST.id: {ADA: "True", BO: "True"}}
    with_skips = {
        COST.id: {**ratings[COST.id], CY: SKIP},
        LONGEST.id: ratings[LONGEST.id],
        END.id: {ADA: SKIP, BO: "False"},
    }
    plain, skipped = compared(ratings), compared(with_skips)
    assert (plain.rated_and_skipped, skipped.rated_and_skipped) == (0, 2)
    for name in ("percent", "nominal", "ordinal", "kappa"):
        assert getattr(plain, name) == getattr(skipped, name)


def test_skipped_by_all() -> None:
    """Two skips are no ratings and no difference."""
    found = compared({COST.id: {ADA: SKIP, BO: SKIP}})
    assert (found.claims, found.rated_and_skipped) == ((), 0)


def test_claims_that_are_no_more() -> None:
    """What was split is not compared; a verdict is nobody's rating and changes no figure."""
    session = judged(samples.session(), {COST.id: {ADA: "False", BO: "True"}, END.id: {ADA: "True", BO: SKIP}})
    (before,) = compare_reviewers([session])
    session = adjudicated(session, COST.id, by=CY, rating="True", at=AT)
    session = split(session, END.id, [("half", END.anchors), ("crossings", END.anchors)], by=CY, at=AT)
    (after,) = compare_reviewers([session])
    assert (after.claims, after.percent, after.reviewers) == (before.claims, before.percent, (ADA, BO))
    assert (before.rated_and_skipped, after.rated_and_skipped) == (1, 0)


def test_labels_off_the_scale() -> None:
    """They are values of their own in the nominal α, and left out of the ordinal one, counted by their names."""
    found = compared(
        {
            COST.id: {ADA: "False", BO: "Mostly false", CY: "Unproven"},
            END.id: {ADA: "Unproven", BO: "Satire"},
            LONGEST.id: {ADA: "True", BO: "True"},
        }
    )
    assert found.left_out == {"Unproven": 2, "Satire": 1}
    assert (found.nominal.units, found.nominal.people) == (3, 3)
    on_levels = [{ADA: "1", BO: "2"}, {ADA: "5", BO: "5"}]
    assert found.ordinal == measure_alpha(on_levels, order="12345")
    assert found.decisive == found.ordinal


def test_only_labels_off_the_scale() -> None:
    """There is no ordinal α, and it is not said that nothing was rated."""
    found = compared({COST.id: {ADA: "Unproven", BO: "Satire"}})
    assert (found.ordinal.value, found.ordinal.reason) == (None, NOTHING_ON_LEVELS)
    assert found.nominal.value == 0


def test_one_level_alone() -> None:
    """Labels off the scale are no variation on its levels."""
    found = compared({COST.id: {ADA: "True", BO: "True"}, END.id: {ADA: "Satire", BO: "Satire"}})
    assert (found.ordinal.value, found.ordinal.reason) == (None, NO_VARIATION)
    assert found.nominal.value == 1


def test_scale_without_levels() -> None:
    """Its α is the nominal one; nothing is left out of one that there is not."""
    found = compared({COST.id: {ADA: "Refuted", BO: "Supported"}}, scale="averitec")
    assert (found.ordinal.value, found.ordinal.reason, found.left_out) == (None, NO_ORDER, {})
    assert found.decisive == found.nominal


@pytest.mark.parametrize("ratings", [{}, {COST.id: {ADA: "True"}, END.id: {BO: "True"}}])
def test_nothing_to_compare(ratings: dict[str, dict[str, str]]) -> None:
    """All figures say so."""
    found = compared(ratings)
    figures = (found.percent, found.nominal, found.ordinal, found.kappa)
    assert {(each.value, each.reason) for each in figures} == {(None, NOTHING_SHARED)}
    assert (found.claims, found.reviewers) == ((), ())


def test_named_reviewers_alone() -> None:
    """Whoever is not named is as if they had not been there, skips included."""
    ratings = {COST.id: {ADA: "False", BO: "True", CY: "True"}, END.id: {ADA: SKIP, BO: "True", CY: "True"}}
    session = judged(samples.session(), ratings)
    (found,) = compare_reviewers([session], reviewers=(BO, CY))
    assert found.percent.value == 1
    assert (found.reviewers, found.rated_and_skipped, found.split_claims) == ((BO, CY), 0, ())


def test_sessions_are_pooled_by_scale() -> None:
    """A claim of the same id in another session is another claim; another scale is another block."""
    ratings = {COST.id: {ADA: "True", BO: "False"}}
    sessions = [judged(samples.session(title=title), ratings) for title in ("Bridge", "Ferry")]
    other = judged(samples.session(title="Tower", scale="snopes"), ratings)
    google, snopes = compare_reviewers([sessions[0], other, sessions[1]])
    assert (google.scale.id, [claim.title for claim in google.claims]) == ("google", ["Bridge", "Ferry"])
    assert (snopes.scale.id, [claim.title for claim in snopes.claims]) == ("snopes", ["Tower"])


def test_no_session() -> None:
    """There is nothing to say of no scale."""
    assert compare_reviewers([]) == ()


@given(st.lists(strategies.sessions(), max_size=3))
def test_any_sessions(sessions: list[ReviewSession]) -> None:
    """Every session is of one block; every figure is a number or has a reason; what is split is not agreed on."""
    found = compare_reviewers(sessions)
    assert [each.scale for each in found] == list(dict.fromkeys(session.scale for session in sessions))
    for each in found:
        assert all((claim.agreement == 1) is not claim.is_split for claim in each.claims)
        assert each.percent.units == each.nominal.units == len(each.claims)
        assert each.ordinal.units <= each.nominal.units
        for figure in (each.percent, each.nominal, each.ordinal, each.kappa):
            assert (figure.value is None) is bool(figure.reason)
