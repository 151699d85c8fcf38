"""Interrupts, signals, closed terminals and kills: nothing that was answered is lost, and it goes on at the same question."""

import random
import re
import signal
import time
from datetime import date
from pathlib import Path

import pytest

from benchmarks.review_kills import count_losses
from claimcheck.model import ReviewSession
from claimcheck.model.claim import Reply
from claimcheck.model.editing import edited
from tests import samples
from tests.cli.reviewing import (
    ADDRESS,
    DETAILS_OF_A_SOURCE,
    EDITS,
    RATING_A_CLAIM,
    RATING_WITH_DETAILS,
    SKIPPING_A_CLAIM,
    START,
    Reviewing,
    Steps,
    go_through,
    prepare,
    review,
    stored,
)
from tests.samples import COST
from tests.terminal import CTRL_C, CTRL_D, ENTER, Terminal

MENUS_AND_LINES = pytest.mark.parametrize("is_plain", [False, True], ids=["menus", "lines"])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one stored session of three claims."""
    return prepare(tmp_path)


@pytest.mark.parametrize("count", range(len(RATING_A_CLAIM)))
def test_an_interrupt_at_every_question_goes_on_at_the_same(desk: Path, count: int) -> None:
    """Ctrl-C says what is saved, leaves with 130 and a usable terminal; the next start asks the same question."""
    question, keys = RATING_A_CLAIM[count]
    with review(desk) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:count]))
        terminal.wait_for_question(question)
        if keys.endswith(ENTER):
            terminal.send("half a li")
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
        kept = "Your answers to this claim are kept." if count else "Saved."
        assert f"{kept} 0 of 3 rated. The same command goes on from here." in terminal.words
        assert terminal.is_usable
        assert "Traceback" not in terminal.text
    assert len(stored(desk).drafts) == bool(count)
    with review(desk) as terminal:
        terminal.wait_for(f"Go on with claim 1, at: {question}" if count else "Start with claim 1")
        go_through(terminal, START)
        terminal.wait_for_question(question)
        assert ("Rating Mostly false" in terminal.words) == (count > 1)
        if keys.endswith(ENTER):
            terminal.wait_for("> half a li")
            terminal.send("\x15")
        go_through(terminal, RATING_A_CLAIM[count:])
        terminal.wait_for("Saved. 1 of 3 rated.")


WAYS: dict[str, Steps] = dict(EDITS) | {
    "rating": RATING_WITH_DETAILS,
    "skipping": SKIPPING_A_CLAIM,
    "source first": (("Check", "n"), *RATING_A_CLAIM[2:5], RATING_A_CLAIM[1], *RATING_A_CLAIM[5:]),
    "explain first": (("Check", "t"), RATING_A_CLAIM[5], *RATING_A_CLAIM[1:5], RATING_A_CLAIM[6]),
}


ANSWERED: Steps = (
    ("Check", "p"),
    ("Whose answer, or who else", "1"),
    ("What they answered", "We paid nothing." + ENTER),
    ("When they answered", "2026-02-02" + ENTER),
)


@pytest.mark.parametrize("way", WAYS)
@MENUS_AND_LINES
def test_stopped_at_every_question_of_every_form(tmp_path: Path, way: str, *, is_plain: bool) -> None:
    """One answer a start, each interrupted at the question after it, comes to the same as all in one."""
    stopped_at_every_question(tmp_path, samples.session(), WAYS[way], is_plain=is_plain)


@MENUS_AND_LINES
def test_stopped_where_an_answer_has_come(tmp_path: Path, *, is_plain: bool) -> None:
    """The same of somebody who was asked before."""
    asked = edited(samples.session(), COST.id, by="Bo", replies=(Reply("the mayor", date(2026, 1, 30)),), at=samples.AT)
    stopped_at_every_question(tmp_path, asked, ANSWERED, is_plain=is_plain)


def stopped_at_every_question(folder: Path, session: ReviewSession, steps: Steps, *, is_plain: bool) -> None:
    desk, at_once = (prepare(folder / name, session) for name in ("desk", "at once"))
    begun = "Go on" if session.history else "Start"
    for count, (question, keys) in enumerate(steps):
        with review(desk, is_plain=is_plain) as terminal:
            wait_for_offer(terminal, f"with claim 1, at: {question}" if count else f"{begun} with claim 1")
            go_through(terminal, (*START, (question, keys)))
            following = steps[count + 1][0] if count + 1 < len(steps) else "Check"
            terminal.wait_for_question(following)
            terminal.send(CTRL_C)
            assert terminal.exit_code() == 130
            assert terminal.is_usable
            assert "Traceback" not in terminal.text
    with review(at_once, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *steps))
        terminal.wait_for("Saved")
    first, second = (stored(each) for each in (desk, at_once))
    assert first.claims == second.claims
    assert [each.action for each in first.history] == [each.action for each in second.history]
    assert [(each.rating, each.sources, each.explanation) for each in first.reviews] == [
        (each.rating, each.sources, each.explanation) for each in second.reviews
    ]


@MENUS_AND_LINES
def test_an_interrupt_where_a_source_is_chosen(tmp_path: Path, *, is_plain: bool) -> None:
    """Of those that were found; the next start asks for the source again."""
    desk = prepare(tmp_path, samples.reviewed())
    with review(desk, reviewer="Bo Ferrin", is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:2], ("Source address", "/budget" + ENTER)))
        terminal.wait_for_question("Which one?")
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
        assert terminal.is_usable
        assert "Traceback" not in terminal.text
    with review(desk, reviewer="Bo Ferrin", is_plain=is_plain) as terminal:
        wait_for_offer(terminal, "Go on with claim 1, at: Source address")


def wait_for_offer(terminal: Reviewing, words: str) -> None:
    """Wait until the overview offers to go on there; what a line of text is wrapped at does not matter."""
    terminal.wait_for_question("Which claim?")
    terminal.wait_for("More: / find")
    assert words in (terminal.question if terminal.is_plain else terminal.words)


@pytest.mark.parametrize("key", ["", "/", "i"], ids=["overview", "find", "filter"])
@MENUS_AND_LINES
def test_an_interrupt_in_the_overview(desk: Path, key: str, *, is_plain: bool) -> None:
    """There and where a claim is looked for, Ctrl-C leaves as everywhere; nothing was done, and nothing is changed."""
    questions = {"/": "The number of a claim", "i": "Show which claims?"}
    with review(desk, is_plain=is_plain) as terminal:
        if key:
            go_through(terminal, (("Which claim?", key),))
        terminal.wait_for_question(questions.get(key, "Which claim?"))
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
        assert terminal.is_usable
        assert "Saved. 0 of 3 rated. The same command goes on from here." in terminal.words
        assert "Traceback" not in terminal.text
    assert (stored(desk).drafts, stored(desk).history) == ((), ())


@pytest.mark.parametrize("key", ["i", "/"], ids=["filter", "find"])
@MENUS_AND_LINES
def test_stopping_where_a_claim_is_looked_for(desk: Path, key: str, *, is_plain: bool) -> None:
    """The visible choice stops there as in every menu; from a line one goes back to the overview."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (("Which claim?", key),))
        if key == "i":
            go_through(terminal, (("Show which claims?", "q"),))
        else:
            go_through(terminal, (("The number of a claim", "<"), ("Which claim?", "q")))
        assert terminal.exit_code() == 0
        assert terminal.is_usable


@pytest.mark.parametrize("count", [0, 1, 3], ids=["overview", "menu", "line"])
@MENUS_AND_LINES
@pytest.mark.parametrize(
    ("ending", "code"),
    [(CTRL_D, 130), (signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
    ids=["Ctrl-D", "SIGINT", "SIGTERM", "SIGHUP"],
)
def test_every_way_out_leaves_the_terminal_usable(
    desk: Path, ending: str | signal.Signals, code: int, count: int, *, is_plain: bool
) -> None:
    """Whatever ends it, the exit code says so, echo and cursor are on, and what was answered is saved."""
    steps = (*START, *RATING_A_CLAIM)
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, steps[:count])
        terminal.wait_for_question(steps[count][0])
        if isinstance(ending, signal.Signals):
            terminal.signal(ending)
        else:
            terminal.send(ending)
        assert terminal.exit_code() == code
        assert terminal.is_usable
        assert "Traceback" not in terminal.text
    assert sum(len(draft.answers) for draft in stored(desk).drafts) == max(count - 1, 0)


AGAIN_AND_AGAIN = """
import sys
from claimcheck.cli import main
for number in range(1000):
    try:
        main()
    except SystemExit as stop:
        print(f"[{number} ended with {stop.code}]", flush=True)
    input()
"""
ASKED = re.compile(rb"Which claim\?|Check this claim\?|Rating \(")
ANSWERS = {b"W": "g", b"C": "r", b"R": "<"}


@pytest.mark.parametrize("which", [("mayor",), ("--next",), ("mayor", "--accessible")], ids=["visit", "turns", "lines"])
def test_an_interrupt_at_any_moment(desk: Path, which: tuple[str, ...]) -> None:
    """While it asks, draws, reads or saves, whatever the program is about: it ends with 130, in a usable terminal."""
    moments = random.Random(20260131)
    options = ("review", *which, "--reviewer", "Ada Quill")
    with Terminal(*options, cwd=desk, program=("-c", AGAIN_AND_AGAIN)) as terminal:
        at = 0
        for number in range(25):
            wait_for_printed(terminal, ASKED, at)
            keys = ENTER * ("--accessible" in which)
            go_to_and_fro(terminal, at, end=time.monotonic() + moments.uniform(0, 0.2), then=keys)
            terminal.signal(signal.SIGINT)
            at = wait_for_printed(terminal, re.compile(rb"\[%d ended with 130\]" % number), at)
            assert terminal.is_usable
            terminal.send(ENTER)
        assert b"Traceback" not in terminal.output
    assert not stored(desk).reviews


def wait_for_printed(terminal: Terminal, what: re.Pattern[bytes], start: int) -> int:
    """Wait until the command has printed it since then; give where it ends."""
    terminal._wait(lambda: what.search(terminal.output, start) is not None, f"no {what.pattern!r}")
    return [each.end() for each in what.finditer(terminal.output, start)][-1]


def go_to_and_fro(terminal: Terminal, at: int, *, end: float, then: str) -> None:
    """Go to the first claim, answer its first question and take the answer back, again and again, until then."""
    while (left := end - time.monotonic()) > 0:
        asked = list(ASKED.finditer(terminal.output, at))
        if asked:
            terminal.send(ANSWERS[asked[-1][0][:1]], then)
            at = asked[-1].end()
        terminal.read(min(left, 0.01))


def test_a_closed_terminal_loses_nothing_that_was_answered(desk: Path) -> None:
    """Closing the window ends the command; the next start goes on where it was."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:3], *DETAILS_OF_A_SOURCE[:2]))
        terminal.wait_for_question("Its publisher")
        terminal.hang_up()
        assert terminal.process.wait(timeout=30) in {129, -signal.SIGHUP}
    with review(desk) as terminal:
        terminal.wait_for("Go on with claim 1, at: Its publisher")
        go_through(terminal, START)
        terminal.wait_for_question("Its publisher")
        assert f"Source {ADDRESS}" in terminal.words
        assert "Title Budget 2025" in terminal.words


def test_ten_kills_lose_no_confirmed_answer(tmp_path: Path) -> None:
    """Killed at random moments, the file is readable, holds every answer whose next question had appeared, and leads on."""
    count = count_losses(tmp_path, kills=10, seed=20260131)
    assert (count.kills, count.unreadable, count.lost, count.misplaced) == (10, 0, 0, 0)
    assert count.confirmed > 10


def test_a_kill_while_a_claim_is_changed(desk: Path) -> None:
    """What was answered of a form is there at the next start, and the claim is as it was until the last answer."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *EDITS["split"][:3]))
        terminal.wait_for_question("Claim 3 of those")
        terminal.signal(signal.SIGKILL)
        terminal.exit_code()
    assert stored(desk).claim(COST.id) == COST
    assert stored(desk).history == ()
    with review(desk) as terminal:
        terminal.wait_for("Go on with claim 1, at: Claim 3 of those that it is split into")
        go_through(terminal, (*START, *EDITS["split"][3:]))
        terminal.wait_for("Saved: split “The bridge cost nothing”.")
