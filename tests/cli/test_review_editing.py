"""Changing claims in a review: every form, what the session holds then, and undo and redo of it across restarts."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claimcheck.model import Claim, Claimant, ReviewSession
from claimcheck.model.claim import Reply
from tests import samples
from tests.cli.reviewing import (
    ADA,
    EDITS,
    RATING_A_CLAIM,
    START,
    go_through,
    prepare,
    review,
    stop,
    stored,
)
from tests.samples import AT, COST, END, LONGEST
from tests.terminal import CTRL_U, ENTER, ESCAPE

MENUS_AND_LINES = pytest.mark.parametrize("is_plain", [False, True], ids=["menus", "lines"])
ACTIONS = {"split": "split", "merge": "merge", "add": "add"}
"""The entries in the history by the form; of all others it is an edit."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one stored session of three claims."""
    return prepare(tmp_path)


def words_of(claim: Claim) -> list[str]:
    return [anchor.exact for anchor in claim.anchors]


def is_reworded(session: ReviewSession) -> bool:
    claim = session.claim(COST.id)
    return claim.text == "The bridge cost nothing at all" and claim.anchors == COST.anchors


def has_other_claimant(session: ReviewSession) -> bool:
    return session.claim(COST.id).claimant == END.claimant


def has_other_bounds(session: ReviewSession) -> bool:
    claim = session.claim(COST.id)
    is_there = claim.anchors[0].start == samples.TEXT.index("bridge is the longest")
    return is_there and words_of(claim) == ["bridge"] and claim.text == COST.text


def is_split(session: ReviewSession) -> bool:
    *others, first, second, third = session.claims
    assert others == [COST, END, LONGEST]
    assert session.state_of(COST.id) == "superseded"
    assert {each.derived_from for each in (first, second, third)} == {(COST.id,)}
    assert {each.claimant for each in (first, second, third)} == {COST.claimant}
    # Words that stand in the claim's own are its bounds; what stands nowhere in them has those of the whole.
    assert [words_of(each) for each in (first, second, third)] == [
        ["The bridge"],
        ["cost nothing"],
        ["The bridge cost nothing"],
    ]
    return [each.text for each in (first, second, third)] == ["The bridge", "cost nothing", "Nobody paid for it"]


def is_merged(session: ReviewSession) -> bool:
    *others, new = session.claims
    assert others == [COST, END, LONGEST]
    assert new.derived_from == (COST.id, LONGEST.id)
    assert words_of(new) == [COST.text, LONGEST.text]
    assert session.current_claims == (END, new)
    return new.text == "The longest bridge cost nothing"


def is_added(session: ReviewSession) -> bool:
    *others, new = session.claims
    assert others == [COST, END, LONGEST]
    assert words_of(new) == ["The Gotham Ferry Company", "end.", "longest in the county"]
    assert (new.derived_from, new.origin, new.kind) == ((), ADA, "prediction")
    assert new.claimant == Claimant("Nobody in particular", "Organization", "bystander")
    return new.text == "The ferry will end"


def is_dated(session: ReviewSession) -> bool:
    claim = session.claim(COST.id)
    return (claim.stated_on, claim.place) == (date(2026, 1, 29), "Gotham")


def has_reply(session: ReviewSession) -> bool:
    return session.claim(COST.id).replies == (Reply("Office of the mayor", date(2026, 1, 30)),)


def is_looked_at_again(session: ReviewSession) -> bool:
    return session.claim(COST.id).look_again_on == date(2027, 1, 31)


HOLDS: dict[str, Callable[[ReviewSession], bool]] = {
    "wording": is_reworded,
    "claimant": has_other_claimant,
    "bounds": has_other_bounds,
    "split": is_split,
    "merge": is_merged,
    "add": is_added,
    "dated": is_dated,
    "reply": has_reply,
    "look_again": is_looked_at_again,
}


@pytest.mark.parametrize("form", EDITS)
@MENUS_AND_LINES
def test_a_change_of_a_claim(desk: Path, form: str, *, is_plain: bool) -> None:
    """It is saved with its last answer, shown, and taken back and done again by the starts after it."""
    action = ACTIONS.get(form, "edit")
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *EDITS[form]))
        terminal.wait_for("Saved: ")
        stop(terminal)
    after = stored(desk)
    assert HOLDS[form](after)
    assert [(entry.action, entry.by) for entry in after.history] == [(action, ADA)]
    assert all(claim.is_anchored_in(samples.TEXT) for claim in after.claims)
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", "u"),))
        terminal.wait_for("Undone for “")
        stop(terminal, at="Which claim?")
    assert stored(desk).claims == samples.session().claims
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, ("Check", "y")))
        terminal.wait_for("Done again for “")
        stop(terminal)
    assert stored(desk).claims == after.claims
    assert [entry.action for entry in stored(desk).history] == [action, "undo", "redo"]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_claim_is_shown_as_it_is_then(desk: Path, columns: int) -> None:
    """Each change is on the next screen, whole at any width; a claim that was made is gone to, the old one is gone."""
    shown = {
        "wording": "Claim The bridge cost nothing at all By",
        "claimant": "By Gotham Ferry Company, ferry operator",
        "dated": "Said 2026-01-29 in Gotham",
        "reply": "Asked Office of the mayor on 2026-01-30; no answer so far",
        "look_again": "Again on 2027-01-31",
        "split": "Claim 1 of 5 · 0 rated",
    }
    with review(desk, columns=columns) as terminal:
        go_through(terminal, START)
        for form in ("wording", "claimant", "dated", "reply", "look_again", "split"):
            go_through(terminal, EDITS[form])
            terminal.wait_for(shown[form])
            terminal.wait_for_question("Check this claim?")
        assert "“⟦The bridge⟧ cost nothing,” said" in terminal.words
        terminal.answer("o", then="Which claim?")
        for number, text in enumerate(("The bridge", "Nobody paid for it", "cost nothing"), 1):
            assert f"{number} open · {text} (Gotham Ferry Company)" in terminal.words
        assert "5 claims · 5 open" in terminal.words


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_words_that_stand_in_several_places(desk: Path, columns: int) -> None:
    """Each place is shown within its words, by a key each; what stands nowhere is refused where it was typed."""
    with review(desk, columns=columns) as terminal:
        go_through(terminal, (*START, ("Check", "b"), ("The words", CTRL_U + "zebras" + ENTER)))
        terminal.wait_for("These words do not stand in the article.")
        terminal.send(CTRL_U, "the", ENTER)
        terminal.wait_for_question("They stand in several places.")
        for place in (
            "1 …t nothing,” said Selina Vale, [the] mayor of Gotham. The Gotham F…",
            "2 …ings would end. The bridge is [the] longest in the county. …",
            "3 … The bridge is the longest in [the] county. …",
        ):
            assert "".join(place.split()) in "".join(terminal.text.split())
        terminal.answer("<", then="The words")
        terminal.wait_for("> the")
        terminal.answer(ENTER, then="They stand")
        terminal.answer("1", then="Check this claim?")
        assert "said Selina Vale, ⟦the⟧ mayor" in terminal.words


@MENUS_AND_LINES
def test_the_article_itself_makes_the_claim(desk: Path, *, is_plain: bool) -> None:
    """No name in the place of the claimant's; nothing else is asked then."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, ("Check", "c"), ("Who makes", "-" if is_plain else CTRL_U + ENTER)))
        terminal.wait_for("By: the article itself Kind" if is_plain else "By the article itself Kind")
        stop(terminal)
    assert stored(desk).claim(COST.id).claimant is None


@MENUS_AND_LINES
def test_an_answer_comes_later(desk: Path, *, is_plain: bool) -> None:
    """Who was asked and has not answered is offered; the answer is dated and shown, and somebody else can be asked."""
    asked = EDITS["reply"]
    other = (("Check", "p"), ("Whose answer", "e"), ("Who was asked", CTRL_U + "Di Roe" + ENTER))
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *asked))
        terminal.wait_for("no answer so far")
        stop(terminal)
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, ("Check", "p")))
        terminal.wait_for("Office of the mayor, asked on 2026-01-30")
        go_through(terminal, (("Whose answer", "1"), ("What they answered", "We paid nothing." + ENTER)))
        go_through(terminal, (("When they answered", "2026-02-02" + ENTER),))
        terminal.wait_for("on 2026-01-30; 2026-02-02: We paid nothing.")
        # Nobody is left who was asked, so nobody is offered.
        go_through(terminal, (("Check", "p"), ("Who was asked", "Cy Moor" + ENTER), ("When they", "<")))
        go_through(
            terminal, (("Who was asked", "<"), *asked, *other, ("When they", ENTER), ("What they", "No." + ENTER))
        )
        go_through(terminal, (("When they answered", ENTER),))
        terminal.wait_for("Di Roe on ")
        stop(terminal)
    today = datetime.now(UTC).astimezone().date()
    assert stored(desk).claim(COST.id).replies == (
        Reply("Office of the mayor", date(2026, 1, 30), "We paid nothing.", date(2026, 2, 2)),
        Reply("Office of the mayor", date(2026, 1, 30)),
        Reply("Di Roe", today, "No.", today),
    )


@MENUS_AND_LINES
def test_a_date_that_is_none(desk: Path, *, is_plain: bool) -> None:
    """It is refused where it was typed, with how a date is written."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, ("Check", "g"), ("When to look", "31 January" + ENTER)))
        terminal.wait_for("A date is written as year, month and day: 2026-01-31.")
        terminal.send(CTRL_U, "2027-01-31", ENTER)
        terminal.wait_for("Again on: 2027-01-31" if is_plain else "Again on 2027-01-31")


@MENUS_AND_LINES
def test_two_of_the_same_are_refused(desk: Path, *, is_plain: bool) -> None:
    """A claim is not split into the same twice, nor merged with one that is not there, nor with itself."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *EDITS["split"][:2], ("Claim 2 of", "The bridge" + ENTER)))
        terminal.wait_for("There is this claim already.")
        terminal.send(CTRL_U, ENTER)
        terminal.wait_for("Please write something.")
        terminal.send("<", ENTER * is_plain)
        go_through(terminal, (("Claim 1 of", "<"), ("Check", "m"), ("Merge it with which", "1" + ENTER)))
        terminal.wait_for("No other claim has this number or these words.")
        terminal.send(CTRL_U, "3", ENTER)
        terminal.wait_for("3 · The bridge is the longest in the county")


@MENUS_AND_LINES
def test_what_was_begun_is_offered_after_a_change(desk: Path, *, is_plain: bool) -> None:
    """A judgement that is half entered waits while its claim is reworded, or made one of two and that taken back."""
    back = (("Why", "<"), ("Address of source 2", "<"), ("What", "<"), ("Source address", "<"), ("Rating", "<"))
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:5], *back, *EDITS["wording"]))
        terminal.wait_for("Saved: wording of “The bridge cost nothing at all” changed.")
        go_through(terminal, EDITS["merge"])
        terminal.wait_for("Saved: merged “The bridge cost nothing at all”.")
        # The new claim is another one, and what was begun was not about it.
        go_through(terminal, (("Check", "r"), ("Rating", "<"), ("Check", "u")))
        terminal.wait_for("Undone for “The bridge cost nothing at all”.")
        go_through(terminal, (("Check", "r"), ("Rating", ENTER), ("Source address", ENTER), ("What", ENTER)))
        go_through(terminal, (("Address of source 2", ENTER), ("Why", ENTER), ("Save", "s")))
        terminal.wait_for("Saved. 1 of 3 rated.")
    (done,) = stored(desk).reviews
    assert done.rating
    assert (done.claim_id, done.rating.label) == (COST.id, "Mostly false")
    assert [source.stance for source in done.sources] == ["refutes"]


def test_the_same_words_change_nothing(desk: Path) -> None:
    """Enter on every answer that is offered leaves the claim, and the history, as they were."""
    with review(desk) as terminal:
        go_through(terminal, START)
        for key, questions in (("w", ["The claim"]), ("c", ["Who makes", "Their", "Who is"]), ("b", ["The words"])):
            go_through(terminal, (("Check", key), *((question, ENTER) for question in questions)))
        stop(terminal)
    assert stored(desk).claims == samples.session().claims
    assert stored(desk).history == ()


@MENUS_AND_LINES
def test_adding_from_the_overview(desk: Path, *, is_plain: bool) -> None:
    """A claim that was missed is added from there; the words may stand apart, and must stand in the article."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(
            terminal, (("Which claim?", "a"), ("Words of the article", "The Gotham Ferry Company … cost" + ENTER))
        )
        terminal.wait_for("These words do not stand in the article.")
        terminal.send(CTRL_U)
        go_through(terminal, EDITS["add"][1:])
        terminal.wait_for("Saved: added “The ferry will end”.")
        terminal.wait_for("⟦The Gotham Ferry Company⟧ warned")
        stop(terminal)
    assert is_added(stored(desk))


def test_leaving_a_form_changes_nothing(desk: Path) -> None:
    """Gone back out of it, the claim is as it was, and another thing can be done with it."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *EDITS["claimant"][:-1]))
        for question in ("Who is", "Their", "Who makes", "Check"):
            terminal.wait_for_question(question)
            if question != "Check":
                terminal.send(ESCAPE)
        go_through(terminal, (("Check", "s"), ("Why skip", "o")))
        terminal.wait_for("Saved. 0 of 3 rated.")
        stop(terminal)
    assert stored(desk).claims == samples.session().claims
    assert [review.updated_at > AT for review in stored(desk).reviews] == [True]
