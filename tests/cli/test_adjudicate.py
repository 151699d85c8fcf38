"""The real command: on a real terminal, on a session in which reviewers differ, and without one for programs."""

import json
import re
import signal
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimcheck import ReviewSession, open_store
from claimcheck.model import Draft
from claimcheck.model.editing import edited, split
from claimcheck.model.publication import signed_off
from claimcheck.model.undo import undone
from claimcheck.model.verdicts import adjudicated, disputed_claims
from claimcheck.review.adjudication.deciding import label_of
from tests import samples
from tests.cli.running import Ran, run
from tests.disputes import ADA, ADA_S, BO, BO_S, IDA, disputed, exported
from tests.samples import AT, COST, END, LONGEST
from tests.terminal import CTRL_C, CTRL_D, CTRL_U, ENTER, ESCAPE, Terminal

OTHERWISE = (
    ("What holds?", "o"),
    ("Rating", "3"),
    ("The explanation", "Half of it was a gift." + ENTER),
    ("Why so", "Both sums are right." + ENTER),
    ("Save this verdict?", "s"),
)
"""The questions of a verdict that goes with no review, each with the keys that answer it."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one stored session of three claims, two of them in dispute."""
    open_store(str(tmp_path / "reviews")).save(disputed())
    return tmp_path


def adjudicate(
    desk: Path, *options: str, reviewer: str = IDA, columns: int = 80, env: Mapping[str, str] = {}
) -> Terminal:
    return Terminal("adjudicate", "mayor", *options, "--reviewer", reviewer, cwd=desk, columns=columns, env=env)


def stored(desk: Path) -> ReviewSession:
    store = open_store(str(desk / "reviews"))
    return store.load(store.ids()[0])


def change(desk: Path, session: ReviewSession) -> None:
    """Save what somebody else has done meanwhile."""
    open_store(str(desk / "reviews")).save(session)


def go_through(terminal: Terminal, steps: tuple[tuple[str, str], ...]) -> None:
    for question, keys in steps:
        terminal.wait_for_question(question)
        terminal.send(keys)


def mine(desk: Path) -> tuple[Draft, ...]:
    return tuple(draft for draft in stored(desk).drafts if draft.is_verdict)


@pytest.mark.parametrize("columns", [60, 120])
def test_every_dispute_is_decided(desk: Path, columns: int) -> None:
    """The claim and its reviews are shown, one is taken over and put in other words, another rating is given, and saved."""
    with adjudicate(desk, columns=columns) as terminal:
        terminal.wait_for_question("What holds?")
        assert "2 claims in dispute · reviewer Ida Marsh" in terminal.words
        assert "“⟦The bridge cost nothing⟧,” said Selina Vale" in terminal.words
        assert "False (1 on 1 to 5)" in terminal.words
        assert "https://ledger.example.org (supports)" in terminal.words
        is_beside = any("1  Ada Quill" in line and "2  Bo Ferrin" in line for line in terminal.text.splitlines())
        assert is_beside == (columns == 120)
        assert max(map(len, terminal.text.splitlines())) <= columns
        go_through(terminal, (("What holds?", "1"), ("The explanation", " It is signed." + ENTER), ("Why so", ENTER)))
        terminal.wait_for_question("Save this verdict?")
        assert f"Why {ADA_S} It is signed. Source https://budget.example.org/2025 (refutes)" in terminal.words
        assert stored(desk).verdicts == ()
        terminal.send("s")
        terminal.wait_for("Saved. 1 claim is left to decide.")
        terminal.wait_for("⟦half its crossings would end⟧")
        go_through(terminal, OTHERWISE)
        terminal.wait_for_question("Nothing is left to decide.")
        terminal.send("f")
        assert terminal.exit_code() == 0
        assert "2 claims decided, none left in dispute." in terminal.words
        assert b"Next: claimcheck export mayor --base-url https://your.site/fact-checks" in terminal.output
        assert terminal.is_usable
    first, second = stored(desk).verdicts
    assert (label_of(first), first.explanation, first.reviewer) == ("False", f"{ADA_S} It is signed.", IDA)
    assert [source.url for source in first.sources] == ["https://budget.example.org/2025"]
    assert (label_of(second), second.note) == ("Half true", "Both sums are right.")
    assert len(stored(desk).reviews) == 5


def test_plain_lines(desk: Path) -> None:
    """The same by numbers, for a screen reader: nothing is drawn, no cursor is moved."""
    typed = ("1", "", "So.", "1", "3", "4", "", "", "<", "<", "", "", "1", "f")
    asked = (
        "1. Ada Quill: False 2. Bo Ferrin: True 3. Another rating 4. Leave it for later Number:",
        f"(Enter keeps: {ADA_S}",
        "Why so, for your colleagues",
        "Save this verdict?",
        "Undo: decided on “The bridge cost nothing” False",
        "Rating (Google 5-point)",
        "The explanation that readers will see",
        "Why so, for your colleagues",
        "Save this verdict?",
        "Why so, for your colleagues",
        "The explanation that readers will see",
        "Why so, for your colleagues",
        "Save this verdict?",
        "Nothing is left to decide.",
    )
    with adjudicate(desk, "--accessible", env={"NO_COLOR": "1"}) as terminal:
        at = 0
        for line, question in zip(typed, asked, strict=True):
            at = wait_for_words(terminal, question, at)
            terminal.send(line, ENTER)
        assert terminal.exit_code() == 0
        shown = terminal.output.replace(b"\x1b[1m", b"").replace(b"\x1b[0m", b"")
        assert b"\x1b[" not in shown
        assert "─" not in terminal.text
    assert [label_of(each) for each in stored(desk).verdicts] == ["False", "Mostly true"]


def wait_for_words(terminal: Terminal, words: str, start: int) -> int:
    """Wait until the command has printed the words since then, however broken; give where they end."""
    wanted = re.compile(rb"\s+".join(re.escape(word.encode()) for word in words.split()))
    terminal._wait(lambda: wanted.search(terminal.output, start) is not None, f"no {words!r}")
    found = wanted.search(terminal.output, start)
    assert found is not None
    return found.end()


@pytest.mark.parametrize("way", [ESCAPE, "<"], ids=["escape", "visible choice"])
def test_going_back_works_from_every_question(desk: Path, way: str) -> None:
    """Step by step to the first, and from the next dispute to the one that was decided."""
    with adjudicate(desk) as terminal:
        go_through(terminal, OTHERWISE[:-1])
        terminal.wait_for_question("Save this verdict?")
        for previous, _ in reversed(OTHERWISE[:-1]):
            terminal.answer(way, then=previous)
        # What was gone back from is offered again, and Enter alone leads forward.
        for question, _ in OTHERWISE[1:]:
            terminal.answer(ENTER, then=question)
        terminal.wait_for("Half true (3 on 1 to 5) Why Half of it was a gift.")
        terminal.send("s")
        terminal.wait_for("⟦half its crossings would end⟧")
        terminal.wait_for_question("What holds?")
        terminal.answer(way, then="Save this verdict?")
        terminal.wait_for("⟦The bridge cost nothing⟧")
        terminal.answer("s", then="What holds?")
    assert len(stored(desk).verdicts) == 1
    assert [entry.action for entry in stored(desk).history].count("adjudicate") == 1


@pytest.mark.parametrize("count", range(len(OTHERWISE)))
def test_an_interrupt_at_every_question_goes_on_at_the_same(desk: Path, count: int) -> None:
    """Ctrl-C says what is decided, leaves with 130 and a usable terminal; the next start asks the same question."""
    is_typed = OTHERWISE[count][1].endswith(ENTER)
    with adjudicate(desk) as terminal:
        go_through(terminal, OTHERWISE[:count])
        terminal.wait_for_question(OTHERWISE[count][0])
        terminal.send("half a li" * is_typed, CTRL_C)
        assert terminal.exit_code() == 130
        assert "0 claims decided, 2 left in dispute. The same command goes on from here." in terminal.words
        assert ("Your answers are kept." in terminal.words) == bool(count)
        assert terminal.is_usable
        assert "Traceback" not in terminal.text
    with adjudicate(desk) as terminal:
        terminal.wait_for_question(OTHERWISE[count][0])
        if is_typed:
            terminal.wait_for("> half a li")
            terminal.send(CTRL_U)
        go_through(terminal, OTHERWISE[count:])
        terminal.wait_for("Saved. 1 claim is left to decide.")
    (verdict,) = stored(desk).verdicts
    assert (label_of(verdict), verdict.explanation) == ("Half true", "Half of it was a gift.")


@pytest.mark.parametrize(
    ("ending", "code"),
    [(CTRL_D, 130), (signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)],
    ids=["Ctrl-D", "SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"],
)
@pytest.mark.parametrize("accessible", [False, True], ids=["menus", "lines"])
def test_every_way_out_loses_nothing(desk: Path, ending: str | signal.Signals, code: int, *, accessible: bool) -> None:
    """Whatever ends it, what was answered is kept, and the same command goes on at the same question."""
    end = ENTER * accessible
    with adjudicate(desk, *["--accessible"] * accessible) as terminal:
        terminal.wait_for("What holds?")
        terminal.send("2", end)
        terminal.wait_for("The explanation that readers will see")
        terminal.send(ENTER)
        terminal.wait_for("Why so, for your colleagues")
        time.sleep(0.1)
        if isinstance(ending, signal.Signals):
            terminal.signal(ending)
        else:
            terminal.send(ending)
        assert terminal.exit_code() == code
        assert ending == signal.SIGKILL or terminal.is_usable
    assert [answer.value for answer in mine(desk)[0].answers][1:] == [BO_S]
    with adjudicate(desk, *["--accessible"] * accessible) as terminal:
        terminal.wait_for("Why so, for your colleagues")
        terminal.send(ENTER)
        terminal.wait_for("Save this verdict?")
        terminal.send("s", end)
        terminal.wait_for("Saved. 1 claim is left to decide.")


def test_a_kill_after_every_answer(desk: Path) -> None:
    """The file stays readable, every answer that was taken is there, and the next start goes on behind it."""
    for round_number, (question, keys) in enumerate(OTHERWISE[:-1]):
        with adjudicate(desk) as terminal:
            terminal.wait_for_question(question)
            terminal.send(keys)
            # The next question is asked only after the answer is on the disk.
            terminal.wait_for_question(OTHERWISE[round_number + 1][0])
            terminal.process.kill()
            terminal.process.wait()
        assert len(mine(desk)[0].answers) == round_number + 1
    with adjudicate(desk) as terminal:
        go_through(terminal, OTHERWISE[-1:])
        terminal.wait_for("Saved.")
    assert label_of(stored(desk).verdicts[0]) == "Half true"


def test_later_and_stopping(desk: Path) -> None:
    """What is left for later is not asked again in the same visit; the next one asks it after the others."""
    with adjudicate(desk) as terminal:
        go_through(terminal, (("What holds?", "l"),))
        terminal.wait_for("Left for later. 2 claims are left to decide.")
        terminal.wait_for("⟦half its crossings would end⟧")
        terminal.wait_for_question("What holds?")
        terminal.send("l")
        terminal.wait_for_question("2 claims are left for later.")
        terminal.send("f")
        assert terminal.exit_code() == 0
        assert "0 claims decided, 2 left in dispute. The same command goes on" in terminal.words
        assert "Next:" not in terminal.words
    with adjudicate(desk) as terminal:
        terminal.wait_for_question("What holds?")
        assert "⟦The bridge cost nothing⟧" in terminal.words
        terminal.send("q")
        assert terminal.exit_code() == 0
    assert stored(desk).verdicts == ()


def test_one_claim_and_an_earlier_verdict(desk: Path) -> None:
    """A claim is named by its number or id; what was decided on it before is shown, offered, and can be changed."""
    with adjudicate(desk, "2") as terminal:
        go_through(terminal, OTHERWISE)
        assert terminal.exit_code() == 0
        assert "1 claim decided, 1 left in dispute." in terminal.words
    with adjudicate(desk, END.id, reviewer=BO) as terminal:
        terminal.wait_for_question("What holds?")
        assert "The verdict so far, by Ida Marsh" in terminal.words
        assert "❯ v The verdict so far: Half true" in terminal.words
        go_through(terminal, (("What holds?", ENTER), ("The explanation", CTRL_U + "A third." + ENTER)))
        go_through(terminal, (("Why so", ENTER), ("Save this verdict?", "s")))
        assert terminal.exit_code() == 0
    (verdict,) = stored(desk).verdicts
    assert (verdict.reviewer, label_of(verdict), verdict.explanation) == (BO, "Half true", "A third.")
    assert verdict.note == "Both sums are right."


def test_what_was_published_is_changed_with_a_correction(desk: Path) -> None:
    """It is asked for where readers were told otherwise, cannot be left empty, and is shown before it is saved."""
    change(desk, exported(stored(desk)))
    with adjudicate(desk, "1") as terminal:
        go_through(terminal, (("What holds?", "1"), ("The explanation", ENTER), ("Why so", ENTER)))
        terminal.wait_for_question("This was published.")
        terminal.send(ENTER)
        terminal.wait_for("Please write something.")
        terminal.send("The ledger is of the old bridge.", ENTER)
        terminal.wait_for_question("Save this verdict?")
        assert "rating changed from True to False. The ledger is of the old bridge." in terminal.words
        terminal.send("s")
        assert terminal.exit_code() == 0
    (correction,) = stored(desk).verdicts[0].corrections
    assert (correction.what, correction.why, correction.by) == (
        "rating changed from True to False",
        "The ledger is of the old bridge.",
        IDA,
    )


def test_undo_and_redo(desk: Path) -> None:
    """A verdict is taken back with what was entered offered again, and given again; the history has all of it."""
    with adjudicate(desk) as terminal:
        go_through(terminal, (("What holds?", "2"), ("The explanation", ENTER), ("Why so", ENTER), ("Save", "s")))
        terminal.wait_for("u Undo: decided on “The bridge cost nothing” True")
        terminal.wait_for_question("What holds?")
        terminal.send("u")
        terminal.wait_for("Undone. 2 claims are left to decide.")
        terminal.wait_for("❯ 2 Bo Ferrin: True")
        assert stored(desk).verdicts == ()
        terminal.send("y")
        terminal.wait_for("Done again. 1 claim is left to decide.")
        terminal.wait_for_question("What holds?")
        terminal.send("q")
        terminal.exit_code()
    assert [entry.action for entry in stored(desk).history][-3:] == ["adjudicate", "undo", "redo"]
    assert disputed_claims(undone(stored(desk), IDA)) == (COST, END)


def test_a_review_that_is_changed_meanwhile(desk: Path) -> None:
    """Nothing is decided on what is no more; it is shown anew, and what was written is offered again."""
    with adjudicate(desk) as terminal:
        go_through(terminal, (("What holds?", "1"), ("The explanation", CTRL_U + "Mine." + ENTER), ("Why so", ENTER)))
        terminal.wait_for_question("Save this verdict?")
        newer = stored(desk).add_review(COST.id, reviewer=ADA, rating="Mostly false", at=datetime.now(UTC))
        change(desk, newer)
        terminal.send("s")
        terminal.wait_for("A review of this claim was changed meanwhile, so look at it again.")
        terminal.wait_for("1 Ada Quill: Mostly false")
        terminal.answer("1", then="The explanation")
        terminal.wait_for("> Mine.")
    assert stored(desk).verdicts == ()


def test_somebody_else_decides_meanwhile(desk: Path) -> None:
    """Theirs stands and is told; the answers are kept for whoever goes on with the claim by its name."""
    with adjudicate(desk) as terminal:
        go_through(terminal, (("What holds?", "1"), ("The explanation", CTRL_U + "Mine." + ENTER), ("Why so", ENTER)))
        terminal.wait_for_question("Save this verdict?")
        change(desk, adjudicated(stored(desk), COST.id, by=BO, rating="True", at=datetime.now(UTC)))
        terminal.send("s")
        terminal.wait_for("Bo Ferrin decided on this claim meanwhile: True. Nothing was changed")
        terminal.wait_for("⟦half its crossings would end⟧")
    assert [each.reviewer for each in stored(desk).verdicts] == [BO]
    with adjudicate(desk, "1") as terminal:
        terminal.wait_for_question("Save this verdict?")
        terminal.send("s")
        terminal.exit_code()
    assert [(each.reviewer, each.explanation) for each in stored(desk).verdicts] == [(IDA, "Mine.")]


def test_the_claim_is_split_meanwhile(desk: Path) -> None:
    """It is told, and the next dispute follows."""
    parts = [(text, COST.anchors) for text in ("The bridge cost nothing at all", "The bridge cost little")]
    with adjudicate(desk) as terminal:
        terminal.wait_for_question("What holds?")
        change(desk, split(stored(desk), COST.id, parts, by=BO, at=datetime.now(UTC)))
        terminal.send("1")
        terminal.wait_for("This claim was split or merged meanwhile")
        terminal.wait_for("⟦half its crossings would end⟧")


def test_two_at_once(desk: Path) -> None:
    """Two who decide on one claim at the same time have drafts of their own; the first verdict stands."""
    with adjudicate(desk) as ida, adjudicate(desk, reviewer=BO) as bo:
        for question, keys in OTHERWISE[:-1]:
            for terminal in (ida, bo):
                terminal.wait_for_question(question)
                terminal.send(keys)
        for terminal in (ida, bo):
            terminal.wait_for_question("Save this verdict?")
        ida.send("s")
        ida.wait_for("Saved.")
        bo.send("s")
        bo.wait_for("Ida Marsh decided on this claim meanwhile: Half true.")
    assert [each.reviewer for each in stored(desk).verdicts] == [IDA]


def test_the_keys_are_explained(desk: Path) -> None:
    """At a choice and at a line; the question is asked again."""
    with adjudicate(desk) as terminal:
        terminal.wait_for_question("What holds?")
        terminal.send("?")
        terminal.wait_for("What you choose is taken over with its sources")
        terminal.wait_for_question("What holds?")
        terminal.answer("1", then="The explanation")
        terminal.send(CTRL_U, "?")
        terminal.wait_for("Ctrl-E opens your editor")
        terminal.wait_for_question("The explanation")


def test_the_explanation_in_an_editor(desk: Path) -> None:
    """It begins with the review's, has all that was said beside it, and is the answer when the editor ends."""
    editor = desk / "edit.sh"
    editor.write_text('#!/bin/sh\ncp "$1" seen.txt\nprintf "Two\\nlines." > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    with adjudicate(desk, env={"EDITOR": str(editor)}) as terminal:
        terminal.wait_for_question("What holds?")
        terminal.answer("1", then="The explanation")
        terminal.answer("\x05", then="Why so")
    seen = " ".join((desk / "seen.txt").read_text(encoding="utf-8").split())
    assert ADA_S in seen
    assert BO_S in seen
    assert mine(desk)[0].answers[-1].value == "Two\nlines."


def test_a_reworded_claim(desk: Path) -> None:
    """It is said beside the reviews that were made before."""
    change(desk, edited(stored(desk), COST.id, by=BO, text="The bridge was free", at=datetime.now(UTC)))
    with adjudicate(desk, columns=120) as terminal:
        terminal.wait_for_question("What holds?")
        assert "by Bo Ferrin;" in terminal.words
        assert "before: “The bridge cost nothing”" in terminal.words


def test_who_owes_a_review_is_not_shown_the_others(desk: Path) -> None:
    """A claim that the adjudicator was asked to judge is left out until they have, and that is said."""
    change(desk, stored(desk).assign(IDA, by=ADA, claim_ids=[COST.id], at=AT))
    with adjudicate(desk) as terminal:
        terminal.wait_for("1 claim left out: you were asked to judge them yourself, and have not yet.")
        terminal.wait_for_question("What holds?")
        assert "⟦half its crossings would end⟧" in terminal.words
        assert "⟦The bridge cost nothing⟧" not in terminal.words
    change(desk, stored(desk).assign(IDA, by=ADA, at=AT))
    with adjudicate(desk) as terminal:
        assert terminal.exit_code() == 0
        assert "0 claims decided, 2 left in dispute." in terminal.words


def test_the_name_is_asked_for_once(desk: Path) -> None:
    """Without option and setting; back from the first dispute leads to it."""
    with Terminal("adjudicate", "mayor", cwd=desk) as terminal:
        terminal.wait_for_question("Your name, as it will stand beside your verdicts")
        terminal.answer(IDA, ENTER, then="What holds?")
        terminal.answer(ESCAPE, then="Your name")
        terminal.answer(ENTER, then="What holds?")
    with Terminal("adjudicate", "mayor", cwd=desk) as terminal:
        terminal.wait_for("reviewer Ida Marsh")


def command(desk: Path, *arguments: str) -> Ran:
    return run("adjudicate", "mayor", *arguments, cwd=desk)


def test_nothing_in_dispute(desk: Path) -> None:
    """It is said, with exit code 0, and needs no terminal."""
    session = stored(desk)
    change(desk, adjudicated(adjudicated(session, COST.id, by=IDA, rating="True"), END.id, by=IDA, rating="True"))
    done = command(desk)
    assert (done.code, done.out) == (0, "")
    assert "is in dispute, so there is nothing to decide." in done.err


def test_without_a_terminal_it_says_so(desk: Path) -> None:
    """Exit code 2, with the command for programs."""
    done = command(desk)
    assert (done.code, done.out) == (2, "")
    assert "--rating LABEL" in done.err


def test_a_verdict_in_one_go(desk: Path) -> None:
    """With the explanation and the sources of the review that rates so; what is left in dispute is said."""
    done = command(desk, "1", "--rating", "false", "--reviewer", IDA, "--reason", "It is signed.")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        "Decided: “The bridge cost nothing”: False, by Ida Marsh.",
        "1 claim is left in dispute.",
    ]
    (verdict,) = stored(desk).verdicts
    assert (label_of(verdict), verdict.explanation, verdict.note) == ("False", ADA_S, "It is signed.")
    again = command(desk, "1", "--rating", "False", "--reviewer", IDA, "--reason", "It is signed.")
    assert again.err.startswith("Nothing to change: this verdict is there already")
    assert len(stored(desk).verdicts) == 1
    assert [entry.action for entry in stored(desk).history].count("adjudicate") == 1


def test_a_verdict_for_a_program(desk: Path) -> None:
    """Sources as claimcheck rate takes them; what is stored is printed as JSON, and what is left in dispute."""
    source = "https://vote.example.org,stance=supports,title=The vote"
    done = command(
        desk, END.id, "--rating", "Half true", "--reviewer", IDA, "--explanation", "So.", "--source", source, "--json"
    )
    found = json.loads(done.out)
    assert (found["replaces"], found["unchanged"], found["disputed"]) == (False, False, [COST.id])
    verdict = found["verdict"]
    assert (verdict["rating"]["label"], verdict["explanation"], verdict["reviewer"]) == ("Half true", "So.", IDA)
    assert [(each["url"], each["stance"], each["title"]) for each in verdict["sources"]] == [
        ("https://vote.example.org", "supports", "The vote")
    ]


def test_in_a_store_of_each_kind(place: str, tmp_path: Path) -> None:
    """A verdict, a sign-off of it, and a draft of another one are kept in a folder and in a database alike."""
    open_store(place).save(disputed())
    given = ("--store", place, "adjudicate", "mayor", "1", "--rating", "False", "--reviewer", IDA)
    assert run(*given, cwd=tmp_path).code == 0
    assert run("--store", place, "sign-off", "mayor", "1", "--reviewer", ADA, cwd=tmp_path).code == 0
    with Terminal("--store", place, "adjudicate", "mayor", "--reviewer", IDA, cwd=tmp_path) as terminal:
        go_through(terminal, OTHERWISE[:3])
        terminal.wait_for_question(OTHERWISE[3][0])
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
    session = open_store(place).load(open_store(place).ids()[0])
    assert [(label_of(each), each.reviewer) for each in session.verdicts] == [("False", IDA)]
    assert signed_off(session.history) == {COST.id: (ADA,)}
    (draft,) = session.drafts
    assert (draft.is_verdict, draft.claim_id, len(draft.answers)) == (True, END.id, 3)


def test_a_bare_verdict_is_warned_about(desk: Path) -> None:
    """As a review is, and so are fewer sources than the desk asks for."""
    (desk / "claimcheck.toml").write_text('reviewer = "Ida Marsh"\n[review]\nmin_sources = 2\n', encoding="utf-8")
    done = command(desk, "2", "--rating", "Half true")
    assert done.code == 0
    assert len([line for line in done.err.splitlines() if line.startswith("warning: ")]) == 2


def test_a_program_needs_a_correction_too(desk: Path) -> None:
    """Where readers were told otherwise; nothing is saved without."""
    change(desk, exported(stored(desk)))
    done = command(desk, "1", "--rating", "False", "--reviewer", IDA)
    assert done.code == 2
    assert "(rating changed from True to False)" in done.err
    assert '--correction "…"' in done.err
    assert stored(desk).verdicts == ()
    assert command(desk, "1", "--rating", "False", "--reviewer", IDA, "--correction", "It was found.").code == 0
    assert stored(desk).verdicts[0].corrections[0].why == "It was found."


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("1", "--rating", "Falsish", "--reviewer", IDA), 2, "has no label 'Falsish'"),
        (("1", "--rating", "False"), 2, "nothing says who that is"),
        (("--rating", "False", "--reviewer", IDA), 2, "none is named"),
        (("7", "--rating", "False", "--reviewer", IDA), 2, "7: no such claim"),
        (("7",), 2, "7: no such claim"),
        (("1", "--json"), 2, "--json goes with --rating"),
        (("1", "--explanation", "So."), 2, "--explanation goes with --rating"),
        (("1", "--rating", "False", "--reviewer", IDA, "--source", "htps://x"), 2, "--source: "),
        (("1", "--rating", "False", "--reviewer", IDA, "--source", "https://x.example,stance=maybe"), 2, "no stance"),
    ],
)
def test_what_cannot_be_decided_is_said_in_two_lines(
    desk: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """Nothing is saved."""
    done = command(desk, *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert len(done.err.splitlines()) <= 2
    assert stored(desk).verdicts == ()


def test_a_claim_that_nobody_rated(tmp_path: Path) -> None:
    """There is nothing to decide on it; nor on one that was split."""
    session = samples.session().add_review(COST.id, reviewer=ADA, rating="True", at=AT)
    parts = [(text, COST.anchors) for text in ("The bridge cost nothing at all", "The bridge cost little")]
    open_store(str(tmp_path / "reviews")).save(split(session, COST.id, parts, by=ADA, at=AT))
    for claim, said in ((LONGEST.id, "nobody has rated this claim"), (COST.id, "split or merged")):
        done = run("adjudicate", "mayor", claim, "--rating", "True", "--reviewer", IDA, cwd=tmp_path)
        assert done.code == 2
        assert said in done.err
