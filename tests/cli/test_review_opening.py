"""What comes before the first claim: whose review it is, of which article, on which scale, and what is said to begin with."""

import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import open_store
from tests import samples
from tests.cli.reviewing import ADA, SKIPPING_A_CLAIM, START, Reviewing, go_through, prepare, review, stop, stored
from tests.cli.running import run
from tests.terminal import CTRL_C, CTRL_U, ENTER, ESCAPE, ROOT, Terminal

MENUS_AND_LINES = pytest.mark.parametrize("is_plain", [False, True], ids=["menus", "lines"])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one stored session of three claims."""
    return prepare(tmp_path)


def review_article(
    folder: Path, *options: str, text: str = samples.TEXT, is_plain: bool = False, columns: int = 80
) -> Reviewing:
    """Open an article for review, by Ada Quill and on the scale of Google unless the options say otherwise."""
    (folder / "article.txt").write_text(text, encoding="utf-8")
    plain = ["--accessible"] * is_plain
    arguments = ("review", "article.txt", "--engine", "rules", *options, *plain)
    terminal = Reviewing(*arguments, cwd=folder, columns=columns)
    terminal.is_plain = is_plain
    return terminal


BY_ADA = ("--reviewer", ADA)
ON_GOOGLE = ("--scale", "google")


@pytest.mark.parametrize(
    ("columns", "is_plain"), [(60, False), (80, False), (120, False), (80, True)], ids=["60", "80", "120", "lines"]
)
def test_the_very_first_session(tmp_path: Path, columns: int, *, is_plain: bool) -> None:
    """Three lines say what will happen and where it is saved; a second session, and a second start, have one instead."""
    first = "You go through the claims, the most worth checking first: rate each with its sources, or skip it."
    usual = (
        "Each answer is saved as you give it. Ctrl-C stops; the same command goes on from here. ? explains the keys."
    )
    with review_article(tmp_path, *BY_ADA, *ON_GOOGLE, is_plain=is_plain, columns=columns) as terminal:
        terminal.wait_for_question("Which claim?")
        assert first in terminal.words
        assert "Nothing is published before you export it. Ctrl-C stops at any moment" in terminal.words
        assert "Each answer is saved as you give it, in reviews." in terminal.words
        assert usual not in terminal.words
        go_through(terminal, START)
        stop(terminal)
    for text in (samples.TEXT, samples.TEXT + "\nThe toll is two coins, the mayor said.\n"):
        with review_article(tmp_path, *BY_ADA, *ON_GOOGLE, text=text, is_plain=is_plain, columns=columns) as terminal:
            terminal.wait_for_question("Which claim?")
            assert first not in terminal.words
            assert usual in terminal.words


@MENUS_AND_LINES
def test_back_at_the_very_first_question_is_no_part_of_a_name(desk: Path, *, is_plain: bool) -> None:
    """There is nothing before it, which is said; the name that is offered stays as it is."""
    judged = samples.session().add_review(samples.COST.id, reviewer=ADA, rating="False", at=samples.AT)
    desk = prepare(desk / "judged", judged)
    with Reviewing("review", "mayor", *["--accessible"] * is_plain, cwd=desk) as terminal:
        terminal.is_plain = is_plain
        terminal.wait_for("Enter keeps: Ada Quill" if is_plain else "> Ada Quill")
        terminal.send("<", ENTER)
        terminal.wait_for("There is no question before this one.")
        terminal.send("" if is_plain else "\x7f", ENTER)
        terminal.wait_for("3 claims · 2 open · 1 rated")
        go_through(terminal, START)
        terminal.wait_for("Claim 2 of 3 · 1 rated")


def test_the_name_is_asked_for_once(desk: Path) -> None:
    """Without option and setting the reviewer is asked for; the answer is remembered for the next start."""
    with Reviewing("review", "mayor", cwd=desk) as terminal:
        terminal.wait_for_question("Your name")
        terminal.answer(CTRL_U, ADA, ENTER, then="Which claim?")
        terminal.answer(ESCAPE, then="Your name")
        terminal.answer(CTRL_U, "Ida Quill", ENTER, then="Which claim?")
        go_through(terminal, (*START, ("Check", "r")))
        terminal.wait_for_question("Rating")
    assert stored(desk).drafts[0].reviewer == "Ida Quill"
    with Reviewing("review", "mayor", cwd=desk) as terminal:
        terminal.wait_for("Go on with claim 1, at: Rating")
        assert "reviewer Ida Quill" in terminal.words
    with review(desk, reviewer="Ben Reed") as terminal:
        terminal.wait_for_question("Which claim?")
    with Reviewing("review", "mayor", cwd=desk) as terminal:
        terminal.wait_for("reviewer Ben Reed")


def test_the_keys_where_the_name_is_asked_for(desk: Path) -> None:
    """They are explained there, too, and an interrupt leaves without a word on an answer that was not given."""
    with Reviewing("review", "mayor", cwd=desk) as terminal:
        terminal.wait_for_question("Your name")
        terminal.send("?")
        terminal.wait_for("Type your answer and press Enter.")
        terminal.wait_for_question("Your name")
        terminal.send(CTRL_C)
        assert terminal.exit_code() == 130
        assert terminal.is_usable
    assert stored(desk) == stored(prepare(desk / "untouched"))


def test_an_article_is_reviewed_from_its_file(tmp_path: Path) -> None:
    """A new article is taken apart, its scale asked for once, and gone back to from the overview."""
    with review_article(tmp_path, *BY_ADA) as terminal:
        terminal.wait_for_question("Rating scale")
        terminal.answer("p", then="Which claim?")
        terminal.answer(ESCAPE, then="Rating scale")
        terminal.answer("a", then="Which claim?")
        go_through(terminal, (*START, ("Check", "r")))
        terminal.wait_for_question("Rating (")
        assert stored(tmp_path).scale.id in {"africacheck", "averitec"}
    with review_article(tmp_path, *BY_ADA) as terminal:
        go_through(terminal, START)
        terminal.wait_for_question("Rating (")


def test_what_is_known_of_the_article(tmp_path: Path) -> None:
    """It goes into a new session, and into a stored one, which is found by its text whatever title it was given."""
    known = ("--title", "The bridge", "--publisher", "Gotham Courier")
    with review_article(tmp_path, *BY_ADA, *ON_GOOGLE, *known) as terminal:
        terminal.wait_for_question("Which claim?")
    known = ("--url", "https://news.example/b", "--date", "2026-01-30")
    with review_article(tmp_path, *BY_ADA, *ON_GOOGLE, *known) as terminal:
        terminal.wait_for("Kept with the article: its address, its date.")
        terminal.wait_for_question("Which claim?")
    article = stored(tmp_path).article
    assert (article.title, article.publisher, article.url) == ("The bridge", "Gotham Courier", "https://news.example/b")
    assert article.published_at
    assert len(open_store(str(tmp_path / "reviews")).ids()) == 1


def test_a_changed_article_is_a_new_session_and_says_so(desk: Path) -> None:
    """The text decides; another session of the same title is named in one line."""
    text = samples.TEXT + "\nThe toll is two coins, the mayor said.\n"
    with review_article(desk, *BY_ADA, *ON_GOOGLE, text=text) as terminal:
        terminal.wait_for("so this is a new session.")
        terminal.wait_for_question("Which claim?")
    assert len(open_store(str(desk / "reviews")).ids()) == 2


def test_an_article_without_claims(tmp_path: Path) -> None:
    """There is nothing to review, which is said, and nothing is asked or saved."""
    with review_article(tmp_path, *BY_ADA, *ON_GOOGLE, text="Why?\n\nWho knows?\n") as terminal:
        assert terminal.exit_code() == 0
        assert "No claims were found in this article, so there is nothing to review." in terminal.words
    assert open_store(str(tmp_path / "reviews")).ids() == ()


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
    ran = run("review", "--help", cwd=desk)
    assert ran.code == 0
    assert all(option in ran.out for option in ("--reviewer", "--scale", "--engine", "--accessible"))


def test_a_store_of_its_own(desk: Path) -> None:
    """With a base address and a store of its own, the command that is named needs no more, and stands on one line."""
    (desk / "claimcheck.toml").write_text('[publisher]\nbase_url = "https://facts.example.org"\n', encoding="utf-8")
    store = desk / ("a folder with a name that is longer than the line" + "g" * 30)
    (desk / "reviews").rename(store)
    with Reviewing("--store", store.name, "review", "mayor", *BY_ADA, cwd=desk, columns=60) as terminal:
        go_through(terminal, START)
        for _ in range(3):
            go_through(terminal, SKIPPING_A_CLAIM)
        terminal.wait_for_question("Every claim is done.")
        terminal.send("f")
        assert terminal.exit_code() == 0
        assert f"Next: claimcheck --store '{store.name}' export mayor\r\n".encode() in terminal.output
    ran = run("--store", store.name, "export", "mayor", cwd=desk)
    assert (ran.code, ran.out) == (0, "[]\n")
