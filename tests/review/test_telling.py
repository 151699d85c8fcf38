"""What the review says in words is true, short, and safe to print."""

from datetime import timedelta

import pytest
from hypothesis import given, settings

from claimcheck.model import Answer, ReviewSession
from claimcheck.model.editing import added, edited, merged, split
from claimcheck.model.undo import redone, undone
from claimcheck.model.verdicts import adjudicated
from claimcheck.review.desk import Place
from claimcheck.review.overview import Overview, overview_question, rows_of
from claimcheck.review.questions import ABOUT_A_CLAIM, Choice, source_question, with_choices
from claimcheck.review.telling import editor_context, help_lines, rated_line, told_change, told_meanwhile
from claimcheck.text_safety import plain_line
from tests import samples, strategies
from tests.disputes import ADA, BO, disputed
from tests.samples import AT, COST, END, LONGEST

LATER = AT + timedelta(days=1)
PARTS = [(words, COST.anchors) for words in ("One", "Two")]
UNDOING = [Choice("overview", "Overview of all claims", "o"), Choice("undo", "Undo", "u"), Choice("redo", "Redo", "y")]


def rated() -> ReviewSession:
    return samples.session().add_review(COST.id, reviewer=ADA, rating="False", at=AT)


@pytest.mark.parametrize(
    ("session", "told"),
    [
        (rated(), "rated “The bridge cost nothing” False"),
        (samples.reviewed(), "skipped “The bridge is the longest in the county”"),
        (rated().assign(BO, by=ADA, claim_ids=[END.id]), "assigned “half its crossings would end”"),
        (rated().assign(BO, by=ADA).unassign(BO, by=ADA, claim_ids=[END.id]), "no longer assigned “half its cross"),
        (edited(rated(), COST.id, by=ADA, text="Otherwise"), "wording of “Otherwise” changed"),
        (split(rated(), COST.id, PARTS, by=ADA), "split “The bridge cost nothing”"),
        (merged(rated(), (COST.id, END.id), text="Both", by=ADA), "merged “The bridge cost nothing”"),
        (added(rated(), "It opens.", COST.anchors, by=ADA), "added “It opens.”"),
        (adjudicated(disputed(), COST.id, by=ADA, rating="Unproven"), "decided on “The bridge cost nothing” Unproven"),
        (undone(rated(), ADA), "Undone for “The bridge cost nothing”"),
        (undone(added(rated(), "It opens.", COST.anchors, by=ADA), ADA), "Undone for “It opens.”"),
        (redone(undone(rated(), ADA), ADA), "Done again for “The bridge cost nothing” False"),
        (rated().with_export(by=ADA), "export"),
    ],
)
def test_a_change_is_told_in_a_few_words(session: ReviewSession, told: str) -> None:
    """What was done, with which claim, and what it is rated then."""
    assert told_change(session, session.history[-1]).startswith(told)


def test_a_long_claim_is_cut() -> None:
    """To what fits beside a key."""
    session = edited(samples.session(), COST.id, by=ADA, text="word " * 20)
    told = told_change(session, session.history[-1])
    assert told == f"wording of “{'word ' * 7}word…” changed"


@settings(max_examples=40, deadline=None)
@given(strategies.sessions())
def test_whatever_was_done_can_be_told(session: ReviewSession) -> None:
    """On one line, without a sign that does something to a terminal."""
    for entry in session.history:
        told = told_change(session, entry)
        assert told == plain_line(told) != ""


def test_what_somebody_else_made_of_a_claim_is_said() -> None:
    """The last of it; not one's own changes, and not those of another claim."""
    session = edited(samples.session(), COST.id, by=BO, text="Other\x1b[2Jwise", at=AT)
    assert told_meanwhile(session.history, COST.id, ADA) == (
        "Meanwhile Bo Ferrin edited this claim. It reads: Other\\x1b[2Jwise"
    )
    assert told_meanwhile(session.history, COST.id, BO) == ""
    assert told_meanwhile(session.history, END.id, ADA) == ""
    assert told_meanwhile((), COST.id, ADA) == ""
    parted = split(session, COST.id, PARTS, by=BO, at=LATER)
    assert told_meanwhile(parted.history, COST.id, ADA).startswith(
        "Meanwhile Bo Ferrin split this claim. What you entered"
    )
    both = merged(session, (LONGEST.id, COST.id), text="Both", by=BO, at=LATER)
    assert told_meanwhile(both.history, COST.id, ADA).startswith("Meanwhile Bo Ferrin merged this claim.")


def test_how_far_one_is() -> None:
    """By one's own ratings, of the claims that are current."""
    assert rated_line(rated(), ADA) == "1 of 3 rated."
    assert rated_line(rated(), BO) == "0 of 3 rated."
    assert rated_line(split(rated(), COST.id, PARTS, by=ADA), ADA) == "0 of 4 rated."


def test_help_explains_every_choice_of_a_claim_and_of_the_overview() -> None:
    """Each with the key that it has; claims need none."""
    first = with_choices(ABOUT_A_CLAIM["action"], UNDOING)
    told = "\n".join(help_lines(first, can_go_back=True))
    assert all(f"\n  {choice.key}  " in told for choice in first.choices)
    rows = rows_of(samples.session(), ADA)
    for going_on in ("Go on", ""):
        overview = overview_question(rows, Overview(words="bridge", page=1), size=1, going_on=going_on)
        told = "\n".join(help_lines(overview, can_go_back=False))
        others = [
            choice for choice in overview.choices if not choice.value.startswith("c-") and choice.value != "finish"
        ]
        assert all(f"\n  {choice.key}  " in told for choice in others)


def test_help_says_what_works_there() -> None:
    """Going back where that leads somewhere, the editor where it opens, stopping everywhere."""
    long, short = ABOUT_A_CLAIM["explanation"], source_question(1)
    assert "editor" in " ".join(help_lines(long, can_go_back=True))
    assert "editor" not in " ".join(help_lines(short, can_go_back=True))
    assert "goes back" in " ".join(help_lines(short, can_go_back=True))
    assert "goes back" not in " ".join(help_lines(short, can_go_back=False))
    assert all("stops; everything is saved" in help_lines(each, can_go_back=True)[-1] for each in (long, short))


def test_what_helps_to_write() -> None:
    """The article, the claim, whose it is, and what was entered so far, of what lies ahead too."""
    answers = (Answer("action", "rate"), Answer("source", "https://a.example"), Answer("excerpt", "40 million"))
    place = Place(COST.id, (*answers, Answer("stance", "refutes")), ahead=(Answer("rating", "False"),))
    assert editor_context(samples.session(), place).splitlines() == [
        "Article  Mayor of Gotham opens bridge",
        "Claim    The bridge cost nothing",
        "By       Selina Vale",
        "Rating   False",
        "Source   https://a.example (refutes) “40 million”",
    ]
    assert "By  " not in editor_context(samples.session(), Place(LONGEST.id))
