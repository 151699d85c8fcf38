"""The real command on a real terminal, on a session that was prepared so that no claim has to be found first."""

import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from attrs import evolve

from benchmarks.review_kills import count_losses
from claimcheck import ReviewSession, open_store
from tests import samples
from tests.terminal import CTRL_C, CTRL_D, CTRL_U, ENTER, ESCAPE, ROOT, Terminal

ADDRESS = "https://budget.example.org/2025"

RATING_A_CLAIM = (
    ("Check this claim?", "r"),
    ("Rating", "2"),
    ("Source address", ADDRESS + ENTER),
    ("Its title", "Budget 2025" + ENTER),
    ("What does it say", "r"),
    ("The words in it", "40 million" + ENTER),
    ("Address of source 2", ENTER),
    ("Why this rating", "It cost 40 million." + ENTER),
    ("Save this review?", "s"),
)
"""The questions of a review with one source, each with the keys that answer it."""

SKIPPING_A_CLAIM = (("Check this claim?", "s"), ("Why skip it?", "a"), ("The reason", "It is a slogan." + ENTER))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one stored session of three claims."""
    open_store(str(tmp_path / "reviews")).save(samples.session())
    return tmp_path


def review(
    desk: Path, *options: str, reviewer: str = "Ada Quill", columns: int = 80, env: Mapping[str, str] = {}
) -> Terminal:
    return Terminal("review", "mayor", "--reviewer", reviewer, *options, cwd=desk, columns=columns, env=env)


def stored(desk: Path) -> ReviewSession:
    store = open_store(str(desk / "reviews"))
    return store.load(store.ids()[0])


def go_through(terminal: Terminal, steps: tuple[tuple[str, str], ...]) -> None:
    for question, keys in steps:
        terminal.wait_for_question(question)
        terminal.send(keys)


def test_a_claim_is_rated_end_to_end(desk: Path) -> None:
    """The claim is shown in its paragraph, asked about, shown for confirmation, and saved; the next one follows."""
    with review(desk) as terminal:
        terminal.wait_for_question("Check this claim?")
        assert "“⟦The bridge cost nothing⟧,” said Selina Vale" in terminal.words
        assert "By Selina Vale, mayor of Gotham" in terminal.words
        assert "Kind quantity" in terminal.words
        go_through(terminal, RATING_A_CLAIM[:-1])
        terminal.wait_for_question("Save this review?")
        assert "Rating Mostly false (2 on 1 to 5; Google 5-point)" in terminal.words
        assert f"Source {ADDRESS} (refutes) Budget 2025 “40 million” Why It cost 40 million." in terminal.words
        assert stored(desk).reviews == ()
        terminal.send("s")
        terminal.wait_for("Saved. 1 of 3 rated.")
        terminal.wait_for_question("Check this claim?")
        terminal.send("q")
        assert terminal.exit_code() == 0
        assert terminal.is_usable
    (done,) = stored(desk).reviews
    assert (done.rating and done.rating.label, done.explanation) == ("Mostly false", "It cost 40 million.")
    assert [(s.url, s.title, s.stance, s.excerpt) for s in done.sources] == [
        (ADDRESS, "Budget 2025", "refutes", "40 million")
    ]


def test_skipping_everything_ends_with_the_next_command(desk: Path) -> None:
    """A skip is saved with its reason; when every claim is done the export command is named."""
    with review(desk) as terminal:
        for _ in range(3):
            go_through(terminal, SKIPPING_A_CLAIM)
        terminal.wait_for_question("Every claim is done.")
        terminal.send("f")
        assert terminal.exit_code() == 0
        command = "Next: claimcheck export mayor --base-url https://your.site/fact-checks"
        assert command in terminal.text.splitlines()
        assert "base_url in claimcheck.toml" in terminal.words
    assert {review.skip_reason for review in stored(desk).reviews} == {"It is a slogan."}


@pytest.mark.parametrize("steps", [RATING_A_CLAIM, SKIPPING_A_CLAIM], ids=["rating", "skipping"])
@pytest.mark.parametrize("way", [ESCAPE, "<"], ids=["escape", "visible choice"])
def test_going_back_works_from_every_question(desk: Path, steps: tuple[tuple[str, str], ...], way: str) -> None:
    """From the last question step by step to the first, and from there to the claim before; forward it is again."""
    with review(desk) as terminal:
        go_through(terminal, steps[:-1])
        terminal.wait_for_question(steps[-1][0])
        for previous, _ in list(reversed(steps))[1:]:
            terminal.answer(way, then=previous)
        assert stored(desk).drafts[0].answers == ()
        go_through(terminal, (("Check", "l"),))
        terminal.wait_for("Claim 2 of 3")
        terminal.answer(way, then="Check this claim?")
        terminal.wait_for("Claim 1 of 3")


def test_what_was_gone_back_from_is_offered_again(desk: Path) -> None:
    """An answer taken back stands in the line again when its question comes up, and Enter keeps it."""
    with review(desk) as terminal:
        go_through(terminal, RATING_A_CLAIM[:-1])
        terminal.wait_for_question("Save this review?")
        for question in ("Why this rating", "Address of source 2", "The words in it"):
            terminal.answer(ESCAPE, then=question)
        terminal.wait_for("> 40 million")
        # The answers that were taken back are gone from the screen.
        assert "Your review" not in terminal.text
        assert "It cost 40 million." not in terminal.text
        terminal.answer(ENTER, then="Address of source 2")
        terminal.answer(ENTER, then="Why this rating")
        assert "It cost 40 million." in terminal.words
        terminal.answer(ENTER, then="Save this review?")
        terminal.wait_for("Why It cost 40 million.")


@pytest.mark.parametrize("ending", [CTRL_C, "q", "kill"])
def test_going_back_and_stopping_loses_nothing(desk: Path, ending: str) -> None:
    """Gone back to the first question, one step forward, stopped or killed: the rest is offered at the next start."""
    back = ("The words", "What does", "Its title", "Source", "Rating", "Check")
    with review(desk) as terminal:
        go_through(terminal, RATING_A_CLAIM[:6])
        terminal.wait_for_question("Address of source 2")
        for question in back:
            terminal.answer(ESCAPE, then=question)
        terminal.answer(ENTER, then="Rating")
        if ending == "kill":
            terminal.process.kill()
            terminal.process.wait()
        else:
            terminal.send(ending)
            terminal.exit_code()
    with review(desk) as terminal:
        terminal.wait_for_question("Rating")
        for question, _ in RATING_A_CLAIM[2:7]:
            terminal.answer(ENTER, then=question)
        terminal.wait_for("Excerpt 40 million")


def test_looking_into_a_saved_review_and_stopping(desk: Path) -> None:
    """The review stays, and the draft of it is whole: confirmed again, nothing of it is missing."""
    with review(desk) as terminal:
        go_through(terminal, RATING_A_CLAIM)
        terminal.wait_for("Claim 2 of 3")
        for question, _ in reversed(RATING_A_CLAIM[1:]):
            terminal.answer(ESCAPE, then=question)
        terminal.send(CTRL_C)
        terminal.exit_code()
    (before,) = stored(desk).reviews
    with review(desk) as terminal:
        terminal.wait_for_question("Rating")
        for question, _ in RATING_A_CLAIM[2:]:
            terminal.answer(ENTER, then=question)
        terminal.send("s")
        terminal.wait_for("Saved. 1 of 3 rated.")
    (after,) = stored(desk).reviews
    assert evolve(after, updated_at=before.updated_at) == before


def test_one_of_two_sources_is_taken_out(desk: Path) -> None:
    """No address in the place of the first takes it out alone; the second and the explanation stay."""
    second = (("Address", "https://b.example" + ENTER), ("Its", ENTER), ("What", "s"), ("The words", ENTER))
    with review(desk) as terminal:
        go_through(terminal, (*RATING_A_CLAIM[:6], *second, ("Address of source 3", ENTER), RATING_A_CLAIM[7]))
        terminal.wait_for_question("Save this review?")
        terminal.answer("<", then="Why")
        for question in ("Address of source 3", "The words", "What", "Its", "Address of source 2"):
            terminal.answer("<", then=question)
        for question in ("The words", "What", "Its", "Source address"):
            terminal.answer("<", then=question)
        terminal.send(CTRL_U, ENTER)
        terminal.wait_for("That source is taken out.")
        terminal.wait_for("> https://b.example")
        for question in ("Its", "What", "The words", "Address of source 2", "Why", "Save"):
            terminal.answer(ENTER, then=question)
        terminal.wait_for("Source https://b.example (supports) Why It cost 40 million.")


def test_back_is_one_key_where_nothing_was_typed(desk: Path) -> None:
    """On an empty line and on an untouched answer; behind other words it is a letter, and pasted it goes back too."""
    with review(desk) as terminal:
        go_through(terminal, RATING_A_CLAIM[:3])
        terminal.wait_for_question("Its title")
        terminal.answer("<", then="Source address")
        terminal.answer("<", then="Rating")
        terminal.answer(ENTER, then="Source address")
        terminal.send("\x1b[200~<\x1b[201~", ENTER)
        terminal.wait_for_question("Rating")
        terminal.answer(ENTER, then="Source address")
        terminal.answer(ENTER, then="Its title")
        terminal.answer("1 < 2", ENTER, then="What does it say")
    assert [answer.value for answer in stored(desk).drafts[0].answers][-2:] == [ADDRESS, "1 < 2"]


def test_back_at_the_very_first_question_is_no_part_of_a_name(desk: Path) -> None:
    """There is nothing before it, which is said; the name that is offered stays as it is."""
    open_store(str(desk / "reviews")).save(
        stored(desk).add_review(samples.COST.id, reviewer="Ada Quill", rating="False", at=samples.AT)
    )
    with Terminal("review", "mayor", cwd=desk) as terminal:
        terminal.wait_for("> Ada Quill")
        terminal.send("<", ENTER)
        terminal.wait_for("There is no question before this one.")
        terminal.send("\x7f", ENTER)
        terminal.wait_for("Claim 2 of 3 · 1 rated")


def test_what_is_known_of_the_article(tmp_path: Path) -> None:
    """It goes into a new session, and into a stored one, which is found by its text whatever title it was given."""
    (tmp_path / "article.txt").write_text(samples.TEXT, encoding="utf-8")
    arguments = ("review", "article.txt", "--reviewer", "Ada Quill", "--scale", "google", "--engine", "rules")
    with Terminal(*arguments, "--title", "The bridge", "--publisher", "Gotham Courier", cwd=tmp_path) as terminal:
        terminal.wait_for_question("Check this claim?")
    with Terminal(*arguments, "--url", "https://news.example/b", "--date", "2026-01-30", cwd=tmp_path) as terminal:
        terminal.wait_for("Kept with the article: its address, its date.")
        terminal.wait_for_question("Check this claim?")
    article = stored(tmp_path).article
    assert (article.title, article.publisher, article.url) == ("The bridge", "Gotham Courier", "https://news.example/b")
    assert article.published_at
    assert len(open_store(str(tmp_path / "reviews")).ids()) == 1


def test_the_next_command_works_where_all_is_set_up(desk: Path) -> None:
    """With a base address and a store of its own, the command that is named needs no more, and stands on one line."""
    (desk / "claimcheck.toml").write_text('[publisher]\nbase_url = "https://facts.example.org"\n', encoding="utf-8")
    store = desk / ("a folder with a name that is longer than the line" + "g" * 30)
    (desk / "reviews").rename(store)
    arguments = ("--store", store.name, "review", "mayor", "--reviewer", "Ada Quill")
    with Terminal(*arguments, cwd=desk, columns=60) as terminal:
        for _ in range(3):
            go_through(terminal, SKIPPING_A_CLAIM)
        terminal.wait_for_question("Every claim is done.")
        terminal.send("f")
        assert terminal.exit_code() == 0
        assert f"Next: claimcheck --store '{store.name}' export mayor\r\n".encode() in terminal.output
    done = run(desk, "--store", store.name, "export", "mayor")
    assert (done.returncode, done.stdout) == (0, "[]\n")


def test_going_back_into_a_saved_review(desk: Path) -> None:
    """Back from the first question of a claim leads to the confirmation of the one before, with all its answers."""
    with review(desk) as terminal:
        go_through(terminal, RATING_A_CLAIM)
        terminal.wait_for("Claim 2 of 3")
        terminal.answer(ESCAPE, then="Save this review?")
        terminal.wait_for(f"Source {ADDRESS} (refutes)")
        terminal.answer(ESCAPE, then="Why this rating")
        terminal.answer(CTRL_U, "Better put.", ENTER, then="Save this review?")
        terminal.answer("s", then="Check this claim?")
    (done,) = stored(desk).reviews
    assert done.explanation == "Better put."
    assert [entry.action for entry in stored(desk).history] == ["rate", "rate"]


@pytest.mark.parametrize("count", range(len(RATING_A_CLAIM)))
def test_an_interrupt_at_every_question_goes_on_at_the_same(desk: Path, count: int) -> None:
    """Ctrl-C says what is saved, leaves with 130 and a usable terminal; the next start asks the same question."""
    with review(desk) as terminal:
        go_through(terminal, RATING_A_CLAIM[:count])
        terminal.wait_for_question(RATING_A_CLAIM[count][0])
        if RATING_A_CLAIM[count][1].endswith(ENTER):
            terminal.send("half a li")
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
        kept = "Your answers to this claim are kept." if count else "Saved."
        assert f"{kept} 0 of 3 rated. The same command goes on from here." in terminal.words
        assert terminal.is_usable
        assert "Traceback" not in terminal.text
    assert len(stored(desk).drafts) == bool(count)
    with review(desk) as terminal:
        terminal.wait_for_question(RATING_A_CLAIM[count][0])
        assert ("Rating Mostly false" in terminal.words) == (count > 1)
        go_through(terminal, RATING_A_CLAIM[count:])
        terminal.wait_for("Saved. 1 of 3 rated.")


@pytest.mark.parametrize("count", [0, 2], ids=["menu", "line"])
@pytest.mark.parametrize("accessible", [False, True], ids=["menus", "lines"])
@pytest.mark.parametrize(
    ("ending", "code"),
    [(CTRL_D, 130), (signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
    ids=["Ctrl-D", "SIGINT", "SIGTERM", "SIGHUP"],
)
def test_every_way_out_leaves_the_terminal_usable(
    desk: Path, ending: str | signal.Signals, code: int, count: int, *, accessible: bool
) -> None:
    """Whatever ends it, the exit code says so, echo and cursor are on, and what was answered is saved."""
    keys = ["1" + ENTER, "2" + ENTER] if accessible else ["r", "2"]
    questions = ["Check this claim?", "Rating (Google", "Source address"]
    with review(desk, *["--accessible"] * accessible) as terminal:
        terminal.wait_for(questions[0])
        for key, question in zip(keys[:count], questions[1:], strict=False):
            terminal.send(key)
            terminal.wait_for(question)
        if not accessible:
            terminal.wait_for_question(questions[count])
        if isinstance(ending, signal.Signals):
            terminal.signal(ending)
        else:
            terminal.send(ending)
        assert terminal.exit_code() == code
        assert terminal.is_usable
        assert "Traceback" not in terminal.text
    assert sum(len(draft.answers) for draft in stored(desk).drafts) == count


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
ASKED = re.compile(rb"Check this claim\?|Rating \(")


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
    """Answer the first question and take the answer back, again and again, until then."""
    while (left := end - time.monotonic()) > 0:
        asked = list(ASKED.finditer(terminal.output, at))
        if asked:
            terminal.send("r" if asked[-1][0].startswith(b"Check") else "<", then)
            at = asked[-1].end()
        terminal.read(min(left, 0.01))


def test_a_closed_terminal_loses_nothing_that_was_answered(desk: Path) -> None:
    """Closing the window ends the command; the next start goes on where it was."""
    with review(desk) as terminal:
        go_through(terminal, RATING_A_CLAIM[:4])
        terminal.wait_for_question("What does it say")
        terminal.hang_up()
        assert terminal.process.wait(timeout=30) in {129, -signal.SIGHUP}
    with review(desk) as terminal:
        terminal.wait_for_question("What does it say")
        assert f"Source {ADDRESS} Title Budget 2025" in terminal.words


def test_a_faulty_address_is_refused_where_it_was_typed(desk: Path) -> None:
    """The fault is said under the line, which stays to be mended."""
    with review(desk) as terminal:
        go_through(terminal, RATING_A_CLAIM[:2])
        terminal.wait_for_question("Source address")
        terminal.send("htps://budget.example.org", ENTER)
        terminal.wait_for("An address begins with https://")
        terminal.answer(CTRL_U, ADDRESS, ENTER, then="Its title")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_nothing_is_cut_off_at_any_width(desk: Path, columns: int) -> None:
    """The paragraph, the claim and an address longer than the line are wrapped, never truncated."""
    address = f"{ADDRESS}/{'x' * 200}"
    with review(desk, columns=columns) as terminal:
        go_through(terminal, (*RATING_A_CLAIM[:2], ("Source address", address + ENTER), ("Its title", ENTER)))
        terminal.wait_for_question("What does it say")
        shown = terminal.text.replace("\n", "").replace(" ", "")
        assert address in shown
        paragraph = samples.TEXT.split("\n\n")[1]
        assert "".join(paragraph.split()) in shown.replace("⟦", "").replace("⟧", "")
        assert "…" not in terminal.text


@pytest.mark.parametrize("accessible", [False, True], ids=["menus", "lines"])
def test_the_next_screen_fits_a_resized_terminal(desk: Path, *, accessible: bool) -> None:
    """After the window was made narrower, what is shown next is wrapped to it."""
    with review(desk, *["--accessible"] * accessible, columns=100) as terminal:
        terminal.wait_for("Check this claim?")
        terminal.resize(50, 60)
        terminal.send("l", ENTER * accessible)
        terminal.wait_for("Claim 2 of 3")
        terminal.wait_for("the longest in the county.")
        shown = " ".join(terminal.text[terminal.text.index("Claim 2 of 3") :].split())
        # A terminal breaks what is too long for it within words.
        assert " ".join(samples.TEXT.split("\n\n")[1].split()) in shown.replace("⟦", "").replace("⟧", "")


def test_without_colour_the_claim_is_still_marked(desk: Path) -> None:
    """NO_COLOR leaves the brackets and sends no colour at all."""
    with review(desk, env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for_question("Check this claim?")
        assert "⟦The bridge cost nothing⟧" in terminal.words
        assert not any(
            f"\x1b[{code}".encode() in terminal.output for code in ("31", "32", "33", "34", "35", "36", "38")
        )


@pytest.mark.parametrize("way", ["--accessible", "dumb"])
def test_plain_lines_rate_a_claim_without_moving_the_cursor(desk: Path, way: str) -> None:
    """Numbered choices are answered by typing; no escape code is sent on a dumb terminal or to a screen reader."""
    env = {"TERM": "dumb"} if way == "dumb" else {"NO_COLOR": "1"}
    with review(desk, *[way] * (way != "dumb"), env=env) as terminal:
        typed = ("1", "2", ADDRESS, "", "2", "<", "r", "", "", "It cost 40 million.", "1")
        asked = (
            "Check this claim?",
            "Rating (Google 5-point)",
            "Source address",
            "Its title",
            "What does it say",
            "The words in it",
            "What does it say of the claim? (Enter keeps: It refutes it",
            "The words in it",
            "Address of source 2",
            "Why this rating",
            "Save this review?",
        )
        for line, question in zip(typed, asked, strict=True):
            terminal.wait_for(question)
            terminal.send(line, ENTER)
        terminal.wait_for("Saved. 1 of 3 rated.")
        assert "─" not in terminal.text
        assert b"\x1b[" not in terminal.output.replace(b"\x1b[1m", b"").replace(b"\x1b[0m", b"")
    assert stored(desk).reviews[0].sources[0].stance == "refutes"


def test_the_name_is_asked_for_once(desk: Path) -> None:
    """Without option and setting the reviewer is asked for; the answer is remembered for the next start."""
    with Terminal("review", "mayor", cwd=desk) as terminal:
        terminal.wait_for_question("Your name")
        terminal.answer(CTRL_U, "Ada Quill", ENTER, then="Check this claim?")
        terminal.answer(ESCAPE, then="Your name")
        terminal.answer(CTRL_U, "Ida Quill", ENTER, then="Check this claim?")
        terminal.answer("r", then="Rating")
    assert stored(desk).drafts[0].reviewer == "Ida Quill"
    with Terminal("review", "mayor", cwd=desk) as terminal:
        terminal.wait_for_question("Rating")
        assert "reviewer Ida Quill" in terminal.words
    with review(desk, reviewer="Ben Reed") as terminal:
        terminal.wait_for_question("Check this claim?")
    with Terminal("review", "mayor", cwd=desk) as terminal:
        terminal.wait_for("reviewer Ben Reed")


def test_ten_kills_lose_no_confirmed_answer(tmp_path: Path) -> None:
    """Killed at random moments, the file stays readable and holds every answer whose next question had appeared."""
    count = count_losses(tmp_path, kills=10, seed=20260131)
    assert (count.kills, count.unreadable, count.lost) == (10, 0, 0)
    assert count.confirmed > 10


def test_two_reviewers_at_once_both_keep_their_work(desk: Path) -> None:
    """Each save of one is a conflict for the other, which is solved without asking and without loss."""
    with review(desk) as ada, review(desk, reviewer="Ben Reed") as ben:
        for question, keys in RATING_A_CLAIM:
            for terminal in (ada, ben):
                terminal.wait_for_question(question)
                terminal.send(keys)
        for terminal in (ada, ben):
            terminal.wait_for("Saved. 1 of 3 rated.")
    assert sorted(review.reviewer for review in stored(desk).reviews) == ["Ada Quill", "Ben Reed"]
    assert [entry.number for entry in stored(desk).history] == [1, 2]


def test_an_article_is_reviewed_from_its_file(tmp_path: Path) -> None:
    """A new article is taken apart, its scale asked for once, and gone back to from the first claim."""
    (tmp_path / "article.txt").write_text(samples.TEXT, encoding="utf-8")
    arguments = ("review", "article.txt", "--reviewer", "Ada Quill", "--engine", "rules")
    with Terminal(*arguments, cwd=tmp_path) as terminal:
        terminal.wait_for_question("Rating scale")
        terminal.answer("p", then="Check this claim?")
        terminal.answer(ESCAPE, then="Rating scale")
        terminal.answer("a", then="Check this claim?")
        terminal.answer("r", then="Rating (")
        assert stored(tmp_path).scale.id in {"africacheck", "averitec"}
    with Terminal(*arguments, cwd=tmp_path) as terminal:
        terminal.wait_for_question("Rating (")


def test_a_changed_article_is_a_new_session_and_says_so(desk: Path) -> None:
    """The text decides; another session of the same title is named in one line."""
    (desk / "article.txt").write_text(samples.TEXT + "\nThe toll is two coins, the mayor said.\n", encoding="utf-8")
    with Terminal(
        "review", "article.txt", "--reviewer", "A", "--engine", "rules", "--scale", "google", cwd=desk
    ) as terminal:
        terminal.wait_for("so this is a new session.")
        terminal.wait_for_question("Check this claim?")
    assert len(open_store(str(desk / "reviews")).ids()) == 2


def run(desk: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=desk,
        env={"PYTHONPATH": str(ROOT), "HOME": str(desk), "PATH": ""},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("source", ["mayor", "-"])
def test_without_a_terminal_it_says_so_and_consumes_nothing(desk: Path, source: str) -> None:
    """Exit code 2, one message, and the next program still gets the whole of stdin."""
    (desk / "input").write_text("r\n2\n", encoding="utf-8")
    with (desk / "input").open() as stdin:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", "review", source],
            cwd=desk,
            env={"PYTHONPATH": str(ROOT), "HOME": str(desk), "PATH": ""},
            stdin=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        rest = subprocess.run([sys.executable, "-c", "print(input())"], stdin=stdin, capture_output=True, check=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("claimcheck: ")
    assert rest.stdout.strip() == b"r"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nowhere.txt",), 3, "no such file"),
        (("nobody",), 4, "no such session"),
        (("mayor", "--scale", "stars"), 2, "no such rating scale"),
        (("mayor", "--scale", "politifact"), 2, "rates on Google 5-point"),
    ],
)
def test_what_cannot_be_reviewed_is_said_in_two_lines(
    desk: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """Each has its exit code, no traceback, and leaves the store as it was."""
    with Terminal("review", *arguments, cwd=desk, columns=120) as terminal:
        assert terminal.exit_code() == code
        assert said in terminal.words
        assert len(terminal.text.splitlines()) <= 2


def test_the_help_names_every_option(desk: Path) -> None:
    """--help needs no terminal."""
    done = run(desk, "review", "--help")
    assert done.returncode == 0
    assert all(option in done.stdout for option in ("--reviewer", "--scale", "--engine", "--accessible"))


def test_undo_and_redo(desk: Path) -> None:
    """What was saved is taken back with its answers offered again, done again, and taken back by the next start too."""
    with review(desk) as terminal:
        go_through(terminal, RATING_A_CLAIM)
        terminal.wait_for("Saved. 1 of 3 rated.")
        terminal.wait_for_question("Check this claim?")
        assert "u Undo: rated “The bridge cost nothing” Mostly false" in terminal.words
        terminal.send("u")
        terminal.wait_for("Undone for “The bridge cost nothing”. 0 of 3 rated.")
        terminal.wait_for_question("Check this claim?")
        assert stored(desk).reviews == ()
        terminal.wait_for("y Redo: rated “The bridge cost nothing” Mostly false")
        terminal.send("y")
        terminal.wait_for("Done again for “The bridge cost nothing” Mostly false. 1 of 3 rated.")
        terminal.wait_for_question("Check this claim?")
        terminal.send("q")
        terminal.exit_code()
    with review(desk) as terminal:
        terminal.wait_for_question("Check this claim?")
        terminal.send("u")
        terminal.wait_for("Undone for “The bridge cost nothing”.")
        for question, keys in (
            ("Check this claim?", ENTER),
            ("Rating", ENTER),
            ("Source address", ENTER),
            ("Its title", ENTER),
        ):
            terminal.wait_for_question(question)
            terminal.send(keys)
        terminal.wait_for_question("What does it say")
        assert "Budget 2025" in terminal.words
        terminal.send("q")
        terminal.exit_code()
    assert [entry.action for entry in stored(desk).history] == ["rate", "undo", "redo", "undo"]


def test_undo_in_plain_lines(desk: Path) -> None:
    """The same by number or key, where lines are read."""
    with review(desk, "--accessible") as terminal:
        for keys in ("s", "o", "u"):
            terminal.wait_for("stops)")
            terminal.send(keys, ENTER)
        terminal.wait_for("Undone for “The bridge cost nothing”.")
    assert stored(desk).reviews == ()


def test_what_was_exported_is_not_undone(desk: Path) -> None:
    """It is said why, and nothing changes."""
    with review(desk) as terminal:
        go_through(terminal, SKIPPING_A_CLAIM)
        terminal.wait_for("Claim 2 of 3")
        session = stored(desk)
        done = evolve(session.history[-1], number=2, by="Nora Fenwick", action="export", before=None, after=None)
        open_store(str(desk / "reviews")).save(evolve(session, history=(*session.history, done)))
        terminal.wait_for_question("Check this claim?")
        terminal.send("l")
        terminal.wait_for("Claim 3 of 3")
        terminal.wait_for_question("Check this claim?")
        terminal.send("u")
        terminal.wait_for(
            "Not done: it was exported by Nora Fenwick since, so it cannot be undone; judge the claim again."
        )
    assert len(stored(desk).reviews) == 1
