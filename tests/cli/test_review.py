"""Rating, skipping and going back on a real terminal, on a session that was prepared so that no claim has to be found."""

from pathlib import Path

import pytest
from attrs import evolve

from tests import samples
from tests.cli.reviewing import (
    ADDRESS,
    DETAILS_OF_A_SOURCE,
    RATING_A_CLAIM,
    RATING_WITH_DETAILS,
    SKIPPING_A_CLAIM,
    START,
    Reviewing,
    Steps,
    go_through,
    prepare,
    review,
    stop,
    stored,
)
from tests.terminal import CTRL_C, CTRL_U, ENTER, ESCAPE

MENUS_AND_LINES = pytest.mark.parametrize("is_plain", [False, True], ids=["menus", "lines"])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one stored session of three claims."""
    return prepare(tmp_path)


def test_a_claim_is_rated_end_to_end(desk: Path) -> None:
    """The claim is shown in its paragraph, asked about, shown for confirmation, and saved; the next one follows."""
    with review(desk) as terminal:
        go_through(terminal, START)
        terminal.wait_for_question("Check this claim?")
        assert "“⟦The bridge cost nothing⟧,” said Selina Vale" in terminal.words
        assert "By Selina Vale, mayor of Gotham" in terminal.words
        assert "Kind quantity" in terminal.words
        go_through(terminal, RATING_A_CLAIM[:-1])
        terminal.wait_for_question("Save this review?")
        assert "Rating Mostly false (2 on 1 to 5; Google 5-point)" in terminal.words
        assert f"Source {ADDRESS} (refutes) Why It cost 40 million." in terminal.words
        assert stored(desk).reviews == ()
        terminal.send("s")
        terminal.wait_for("Saved. 1 of 3 rated.")
        terminal.wait_for("Claim 2 of 3 · 1 rated · 0 skipped")
        stop(terminal)
    (done,) = stored(desk).reviews
    assert (done.rating and done.rating.label, done.explanation) == ("Mostly false", "It cost 40 million.")
    assert [(s.url, s.title, s.stance) for s in done.sources] == [(ADDRESS, "", "refutes")]


@MENUS_AND_LINES
def test_twelve_keys_rate_a_claim(desk: Path, *, is_plain: bool) -> None:
    """From the command to the saved review, with one source and a line of explanation, beside what is typed of these."""
    pressed = ""
    with review(desk, is_plain=is_plain) as terminal:
        for question, keys in (*START, *RATING_A_CLAIM):
            terminal.wait_for_question(question)
            terminal.give(keys)
            pressed += keys.rstrip(ENTER) + ENTER if is_plain else keys
        terminal.wait_for("Saved. 1 of 3 rated.")
    for words in (ADDRESS, "It cost 40 million."):
        assert words in pressed
        pressed = pressed.replace(words, "")
    assert len(pressed) <= 12


def test_skipping_everything_ends_with_the_next_command(desk: Path) -> None:
    """A skip is saved with its reason; when every claim is done the export command is named."""
    with review(desk) as terminal:
        go_through(terminal, START)
        for _ in range(3):
            go_through(terminal, SKIPPING_A_CLAIM)
        terminal.wait_for_question("Every claim is done.")
        terminal.send("f")
        assert terminal.exit_code() == 0
        command = "Next: claimcheck export mayor --base-url https://your.site/fact-checks"
        assert command in terminal.text.splitlines()
        assert "base_url in claimcheck.toml" in terminal.words
    assert {review.skip_reason for review in stored(desk).reviews} == {"It is a slogan."}


@pytest.mark.parametrize("steps", [RATING_WITH_DETAILS, SKIPPING_A_CLAIM], ids=["rating", "skipping"])
@pytest.mark.parametrize(
    ("way", "is_plain"),
    [(ESCAPE, False), ("<", False), ("<", True)],
    ids=["escape", "visible choice", "lines"],
)
def test_going_back_works_from_every_question(desk: Path, steps: Steps, way: str, *, is_plain: bool) -> None:
    """From the last question to the first, to the overview, and later to the claim before; forward it is again."""
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *steps[:-1]))
        terminal.wait_for_question(steps[-1][0])
        for previous, _ in list(reversed(steps))[1:]:
            terminal.give(way)
            terminal.wait_for_question(previous)
        assert stored(desk).drafts[0].answers == ()
        go_back_beyond_a_claim(terminal, way)


def go_back_beyond_a_claim(terminal: Reviewing, way: str) -> None:
    """Go from the first claim to the overview, leave the claim for later, and come back to it."""
    terminal.give(way)
    terminal.wait_for_question("Which claim?")
    go_through(terminal, (*START, ("Check", "l")))
    terminal.wait_for("Claim 2 of 3")
    terminal.wait_for_question("Check this claim?")
    terminal.give(way)
    terminal.wait_for("Claim 1 of 3")
    terminal.wait_for_question("Check this claim?")


def test_what_was_gone_back_from_is_offered_again(desk: Path) -> None:
    """An answer taken back stands in the line again when its question comes up, and Enter keeps it."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *RATING_WITH_DETAILS[:-1]))
        terminal.wait_for_question("Save this review?")
        for question in ("Why this rating", "Address of source 2", "What does", "A note", "Address of an", "The words"):
            terminal.answer(ESCAPE, then=question)
        terminal.wait_for("> 40 million")
        # The answers that were taken back are gone from the screen.
        assert "Your review" not in terminal.text
        assert "It cost 40 million." not in terminal.text
        for question in ("Address of an", "A note", "What does", "Address of source 2", "Why this rating"):
            terminal.answer(ENTER, then=question)
        assert "It cost 40 million." in terminal.words
        terminal.answer(ENTER, then="Save this review?")
        terminal.wait_for("Why It cost 40 million.")


@pytest.mark.parametrize("ending", [CTRL_C, "q", "kill"])
def test_going_back_and_stopping_loses_nothing(desk: Path, ending: str) -> None:
    """Gone back to the first question, one step forward, stopped or killed: the rest is offered at the next start."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:4]))
        terminal.wait_for_question("Address of source 2")
        for question in ("What does", "Source", "Rating", "Check"):
            terminal.answer(ESCAPE, then=question)
        terminal.answer(ENTER, then="Rating")
        if ending == "kill":
            terminal.process.kill()
            terminal.process.wait()
        else:
            terminal.send(ending)
            terminal.exit_code()
    with review(desk) as terminal:
        terminal.wait_for("Go on with claim 1, at: Rating (Google 5-point)")
        go_through(terminal, START)
        terminal.wait_for_question("Rating")
        for question in ("Source", "What does", "Address of source 2"):
            terminal.answer(ENTER, then=question)
        terminal.wait_for(f"Source {ADDRESS} Stance It refutes it")


def test_looking_into_a_saved_review_and_stopping(desk: Path) -> None:
    """The review stays, and the draft of it is whole: confirmed again, nothing of it is missing."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *RATING_WITH_DETAILS))
        terminal.wait_for("Claim 2 of 3")
        for question, _ in reversed(RATING_WITH_DETAILS[1:]):
            terminal.answer(ESCAPE, then=question)
        terminal.send(CTRL_C)
        terminal.exit_code()
    (before,) = stored(desk).reviews
    with review(desk) as terminal:
        go_through(terminal, START)
        terminal.wait_for_question("Rating")
        for question, _ in RATING_WITH_DETAILS[2:]:
            terminal.answer(ENTER, then=question)
        terminal.send("s")
        terminal.wait_for("Saved. 1 of 3 rated.")
    (after,) = stored(desk).reviews
    assert evolve(after, updated_at=before.updated_at) == before


def test_one_of_two_sources_is_taken_out(desk: Path) -> None:
    """No address in the place of the first takes it out alone; the second and the explanation stay."""
    second = (("Address of source 2", "https://b.example" + ENTER), ("What", "s"), ("Address of source 3", ENTER))
    with review(desk) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:4], *second, RATING_A_CLAIM[5]))
        terminal.wait_for_question("Save this review?")
        for question in ("Why", "Address of source 3", "What", "Address of source 2", "What", "Source address"):
            terminal.answer("<", then=question)
        terminal.send(CTRL_U, ENTER)
        terminal.wait_for("That source is taken out.")
        terminal.wait_for("> https://b.example")
        for question in ("What", "Address of source 2", "Why", "Save"):
            terminal.answer(ENTER, then=question)
        terminal.wait_for("Source https://b.example (supports) Why It cost 40 million.")


def test_back_is_one_key_where_nothing_was_typed(desk: Path) -> None:
    """On an empty line and on an untouched answer; behind other words it is a letter, and pasted it goes back too."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:3], DETAILS_OF_A_SOURCE[0]))
        terminal.wait_for_question("Its title")
        for question in ("What does", "Source address", "Rating"):
            terminal.answer("<", then=question)
        terminal.answer(ENTER, then="Source address")
        terminal.send("\x1b[200~<\x1b[201~", ENTER)
        terminal.wait_for_question("Rating")
        for question in ("Source address", "What does", "Its title"):
            terminal.answer(ENTER, then=question)
        terminal.answer("1 < 2", ENTER, then="Its publisher")
    assert [answer.value for answer in stored(desk).drafts[0].answers][-3:] == [ADDRESS, "more", "1 < 2"]


def test_going_back_into_a_saved_review(desk: Path) -> None:
    """Back from the first question of a claim leads to the confirmation of the one before, with all its answers."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM))
        terminal.wait_for("Claim 2 of 3")
        terminal.answer(ESCAPE, then="Save this review?")
        terminal.wait_for(f"Source {ADDRESS} (refutes)")
        terminal.answer(ESCAPE, then="Why this rating")
        terminal.answer(CTRL_U, "Better put.", ENTER, then="Save this review?")
        terminal.answer("s", then="Check this claim?")
    (done,) = stored(desk).reviews
    assert done.explanation == "Better put."
    assert [entry.action for entry in stored(desk).history] == ["rate", "rate"]


@pytest.mark.parametrize("first", ["n", "t"], ids=["source", "explanation"])
@MENUS_AND_LINES
def test_beginning_with_another_part(desk: Path, first: str, *, is_plain: bool) -> None:
    """Whoever has read the source, or knows what to say, enters that first; the review is the same in the end."""
    rating, why = RATING_A_CLAIM[1], RATING_A_CLAIM[5]
    source = RATING_A_CLAIM[2:5]
    parts = (*source, rating, why) if first == "n" else (why, rating, *source)
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, ("Check this claim?", first), *parts, RATING_A_CLAIM[-1]))
        terminal.wait_for("Saved. 1 of 3 rated.")
    (done,) = stored(desk).reviews
    assert (done.rating and done.rating.label, done.explanation) == ("Mostly false", "It cost 40 million.")
    assert [source.url for source in done.sources] == [ADDRESS]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_nothing_is_cut_off_at_any_width(desk: Path, columns: int) -> None:
    """The paragraph, the claim and an address longer than the line are wrapped, never truncated."""
    address = f"{ADDRESS}/{'x' * 200}"
    with review(desk, columns=columns) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:2], ("Source address", address + ENTER)))
        terminal.wait_for_question("What does it say")
        shown = terminal.text.replace("\n", "").replace(" ", "")
        assert address in shown
        paragraph = samples.TEXT.split("\n\n")[1]
        assert "".join(paragraph.split()) in shown.replace("⟦", "").replace("⟧", "")
        assert "…" not in terminal.text


@MENUS_AND_LINES
def test_the_next_screen_fits_a_resized_terminal(desk: Path, *, is_plain: bool) -> None:
    """After the window was made narrower, what is shown next is wrapped to it."""
    with review(desk, columns=100, is_plain=is_plain) as terminal:
        go_through(terminal, START)
        terminal.wait_for_question("Check this claim?")
        terminal.resize(50, 60)
        terminal.give("l")
        terminal.wait_for("Claim 2 of 3")
        terminal.wait_for("the longest in the county.")
        shown = " ".join(terminal.text[terminal.text.index("Claim 2 of 3") :].split())
        # A terminal breaks what is too long for it within words.
        assert " ".join(samples.TEXT.split("\n\n")[1].split()) in shown.replace("⟦", "").replace("⟧", "")


def test_without_colour_the_claim_is_still_marked(desk: Path) -> None:
    """NO_COLOR leaves the brackets and sends no colour at all."""
    with review(desk, env={"NO_COLOR": "1"}) as terminal:
        go_through(terminal, START)
        terminal.wait_for_question("Check this claim?")
        assert "⟦The bridge cost nothing⟧" in terminal.words
        assert not any(
            f"\x1b[{code}".encode() in terminal.output for code in ("31", "32", "33", "34", "35", "36", "38")
        )


@pytest.mark.parametrize("way", ["--accessible", "dumb", "variable"])
def test_plain_lines_rate_a_claim_without_moving_the_cursor(desk: Path, way: str) -> None:
    """Numbered choices are answered by typing; no escape code is sent on a dumb terminal or to a screen reader."""
    env = {"dumb": {"TERM": "dumb"}, "variable": {"ACCESSIBLE": "1", "NO_COLOR": "1"}}.get(way, {"NO_COLOR": "1"})
    asked = (
        ("Which claim?", ""),
        ("Check this claim?", "1"),
        ("Rating (Google 5-point)", "2"),
        ("Source address", ADDRESS),
        ("What does it say", "2"),
        ("Address of source 2", "<"),
        ("What does it say of the claim? (Enter keeps: It refutes it", "r"),
        ("Address of source 2", ""),
        ("Why this rating", "It cost 40 million."),
        ("Save this review?", "1"),
    )
    with review(desk, *[way] * (way == "--accessible"), env=env) as terminal:
        terminal.is_plain = True
        go_through(terminal, asked)
        terminal.wait_for("Saved. 1 of 3 rated.")
        assert "─" not in terminal.text
        assert b"\x1b[" not in terminal.output.replace(b"\x1b[1m", b"").replace(b"\x1b[0m", b"")
    assert stored(desk).reviews[0].sources[0].stance == "refutes"
