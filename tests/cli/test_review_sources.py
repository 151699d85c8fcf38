"""The sources of a rating: what is asked of each, several in a row, and those that were entered before, found again."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck import open_store
from claimcheck.model import Anchor, Article, Claim, ReviewSession, Source
from tests import samples
from tests.cli.reviewing import (
    ADA,
    ADDRESS,
    BO,
    DETAILS_OF_A_SOURCE,
    RATING_A_CLAIM,
    RATING_WITH_DETAILS,
    START,
    Reviewing,
    go_through,
    prepare,
    review,
    stop,
    stored,
)
from tests.terminal import CTRL_U, ENTER

MENUS_AND_LINES = pytest.mark.parametrize("is_plain", [False, True], ids=["menus", "lines"])
WIDTHS = pytest.mark.parametrize(
    ("columns", "is_plain"),
    [(60, False), (80, False), (120, False), (80, True)],
    ids=["60", "80", "120", "lines"],
)

WHOLE = Source(
    url=ADDRESS,
    title="Budget 2025",
    publisher="City of Gotham",
    published_on=date(2025, 3, 1),
    stance="refutes",
    excerpt="40 million",
    archive_url="https://archive.example.org/b",
    note="page 3",
    temporal_coverage="2024/2025",
)
"""What RATING_WITH_DETAILS comes to."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one stored session of three claims."""
    return prepare(tmp_path)


@WIDTHS
def test_everything_that_is_known_of_a_source(desk: Path, columns: int, *, is_plain: bool) -> None:
    """Behind one key at the question of its stance; all of it is shown before it is saved, and saved."""
    with review(desk, columns=columns, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *RATING_WITH_DETAILS[:-1]))
        terminal.wait_for_question("Save this review?")
        shown = (
            f"{ADDRESS} (refutes)",
            "Budget 2025, City of Gotham, 2025-03-01, about 2024/2025",
            "“40 million”",
            "archived: https://archive.example.org/b",
            "note: page 3",
        )
        assert " ".join(shown) in terminal.words
        go_through(terminal, RATING_WITH_DETAILS[-1:])
        terminal.wait_for("Saved. 1 of 3 rated.")
    assert stored(desk).reviews[0].sources == (WHOLE,)


@MENUS_AND_LINES
def test_every_detail_may_be_passed_over(desk: Path, *, is_plain: bool) -> None:
    """Enter alone says nothing of it; the source is as bare as one that was never asked about."""
    empty = tuple((question, ENTER) for question, _ in DETAILS_OF_A_SOURCE[1:])
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:3], DETAILS_OF_A_SOURCE[0], *empty, *RATING_A_CLAIM[3:]))
        terminal.wait_for("Saved. 1 of 3 rated.")
    assert stored(desk).reviews[0].sources == (Source(url=ADDRESS, stance="refutes"),)


@pytest.mark.parametrize(
    ("count", "typed", "fault", "mended"),
    [
        (0, "htps://budget.example.org", "An address begins with https://", ADDRESS),
        (0, "https://", "An address begins with https://", ADDRESS),
        (4, "1 March 2025", "A date is written as year, month and day: 2026-01-31.", "2025-03-01"),
        (4, "2025-02-30", "A date is written as year, month and day: 2026-01-31.", "2025-03-01"),
        (5, "last year", "A time is written as 2025, 2025-03 or 2025-03-31", "2024/2025"),
        (5, "2025-13", "A time is written as 2025, 2025-03 or 2025-03-31", "2024/2025"),
        (7, "in a drawer", "An address begins with https://.", "https://archive.example.org/b"),
    ],
)
@MENUS_AND_LINES
def test_a_faulty_answer_is_refused_where_it_was_typed(
    desk: Path, count: int, typed: str, fault: str, mended: str, *, is_plain: bool
) -> None:
    """The fault is said under the line, which stays to be mended."""
    steps = (RATING_A_CLAIM[2], *DETAILS_OF_A_SOURCE)
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:2], *steps[:count], (steps[count][0], typed + ENTER)))
        terminal.wait_for(fault)
        terminal.wait_for_question(steps[count][0])
        terminal.send(CTRL_U, mended, ENTER)
        following = [*(question for question, _ in steps), "What does it say"][count + 1]
        terminal.wait_for_question(following)


@MENUS_AND_LINES
def test_several_in_a_row(desk: Path, *, is_plain: bool) -> None:
    """One after another, on the web and off it, each with its stance, until there are no more."""
    others = (
        ("Address of source 2", "The ledger in the town hall" + ENTER),
        ("What", "c"),
        ("Address of source 3", "https://c.example" + ENTER),
        ("What", "s"),
        ("Address of source 4", ENTER),
    )
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:4], *others, RATING_A_CLAIM[5]))
        terminal.wait_for_question("Save this review?")
        colon = ":" * is_plain
        assert f"Source 1{colon} {ADDRESS} (refutes) Source 2{colon} The ledger in the town hall (context)" in (
            terminal.words
        )
        go_through(terminal, RATING_A_CLAIM[-1:])
        terminal.wait_for("Saved. 1 of 3 rated.")
    assert [(source.url, source.stance) for source in stored(desk).reviews[0].sources] == [
        (ADDRESS, "refutes"),
        ("The ledger in the town hall", "context"),
        ("https://c.example", "supports"),
    ]


@MENUS_AND_LINES
def test_details_can_be_left_again(desk: Path, *, is_plain: bool) -> None:
    """Back at the stance, another choice goes on without them."""
    back = (("Its publisher", "<"), ("Its title", "<"), ("What", "c"), ("Address of source 2", ENTER))
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:3], *DETAILS_OF_A_SOURCE[:2], *back, *RATING_A_CLAIM[5:]))
        terminal.wait_for("Saved. 1 of 3 rated.")
    assert stored(desk).reviews[0].sources == (Source(url=ADDRESS, stance="context"),)


FERRY = "Ferry to end\n\nThe ferry will end, said the mayor."


def another_session(desk: Path) -> None:
    """Put a session of another article into the store."""
    article = Article.from_text(FERRY)
    anchor = Anchor.at(article.text, FERRY.index("The ferry"), FERRY.index(", said"))
    claim = Claim(id="c-1", text="The ferry will end", anchors=(anchor,))
    session = ReviewSession.start(article, [claim], scale=samples.session().scale, at=samples.AT)
    open_store(str(desk / "reviews")).save(session)


def review_ferry(desk: Path, *, is_plain: bool, columns: int = 80) -> Reviewing:
    options = ["--accessible"] * is_plain
    terminal = Reviewing("review", "ferry-to-end", "--reviewer", BO, *options, cwd=desk, columns=columns)
    terminal.is_plain = is_plain
    return terminal


def test_a_source_that_was_entered_before(desk: Path) -> None:
    """In the review of another article it is found by its words, and comes with all but its stance and its note."""
    with review(desk) as terminal:
        go_through(terminal, (*START, *RATING_WITH_DETAILS))
        terminal.wait_for("Saved. 1 of 3 rated.")
        stop(terminal)
    another_session(desk)
    with review_ferry(desk, is_plain=False) as terminal:
        go_through(terminal, (*START, ("Check", "r"), ("Rating", "4"), ("Source address", "/gotham BUDGET" + ENTER)))
        terminal.wait_for_question("Which one?")
        assert "1 Budget 2025 · City of Gotham · 2025-03-01 · https://budget.example.org/" in terminal.words
        terminal.answer("1", then="What does it say")
        go_through(terminal, (("What", "s"), ("Address of source 2", ENTER), ("Why", ENTER)))
        terminal.wait_for_question("Save this review?")
        assert "Budget 2025, City of Gotham, 2025-03-01, about 2024/2025" in terminal.words
        assert "page 3" not in terminal.words
        terminal.answer("s", then="Every claim is done.")
    store = open_store(str(desk / "reviews"))
    (done,) = store.load(next(name for name in store.ids() if "ferry" in name)).reviews
    assert done.sources == (evolve(WHOLE, stance="supports", note=""),)


@WIDTHS
def test_looking_for_a_source(tmp_path: Path, columns: int, *, is_plain: bool) -> None:
    """What is not found is said, one can go back from what is, the keys are explained, and one can stop there."""
    desk = prepare(tmp_path, samples.reviewed())
    another_session(desk)
    with review_ferry(desk, is_plain=is_plain, columns=columns) as terminal:
        go_through(terminal, (*START, ("Check", "r"), ("Rating", "4"), ("Source address", "/zebra" + ENTER)))
        terminal.wait_for("No source that was entered before has “zebra”.")
        go_through(terminal, (("Source address", "/" + ENTER),))
        terminal.wait_for("An address begins with https://")
        terminal.send(CTRL_U)
        go_through(terminal, (("Source address", "/paper TOWN" + ENTER), ("Which one?", "<")))
        go_through(terminal, (("Source address", "/budget" + ENTER),))
        terminal.wait_for_question("Which one?")
        label = "Budget of Gotham 2025 · City of Gotham · 2025-03-01 · https://budget.example.org/2025?page=3&x=<b>"
        assert label.replace(" ", "") in "".join(terminal.text.split())
        terminal.send("?", ENTER * is_plain)
        terminal.wait_for("Press the key of a choice")
        go_through(terminal, (("Which one?", "q"),))
        assert terminal.exit_code() == 0
        assert "Your answers to this claim are kept." in terminal.words
    with review_ferry(desk, is_plain=is_plain, columns=columns) as terminal:
        terminal.wait_for("Go on with claim 1, at: Source address")


def test_a_second_source_from_before_joins_the_first(tmp_path: Path) -> None:
    """A found one may stand beside a typed one, and be gone back from like any other."""
    desk = prepare(tmp_path, samples.reviewed())
    another_session(desk)
    with review_ferry(desk, is_plain=False) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:4], ("Address of source 2", "/town hall" + ENTER)))
        go_through(terminal, (("Which one?", "1"), ("What", "<")))
        terminal.wait_for("> the paper in the town hall")
        go_through(terminal, (("Address of source 2", ENTER), ("What", "c"), ("Address of source 3", ENTER)))
        go_through(terminal, RATING_A_CLAIM[5:])
        terminal.wait_for_question("Every claim is done.")
    store = open_store(str(desk / "reviews"))
    (done,) = store.load(next(name for name in store.ids() if "ferry" in name)).reviews
    assert [(source.url, source.stance) for source in done.sources] == [
        (ADDRESS, "refutes"),
        ("the paper in the town hall", "context"),
    ]


@MENUS_AND_LINES
def test_fewer_sources_than_are_asked_for(desk: Path, *, is_plain: bool) -> None:
    """The settings say how many; that there are fewer is said before it is saved, and it can be saved all the same."""
    (desk / "claimcheck.toml").write_text("[review]\nmin_sources = 2\n", encoding="utf-8")
    warning = "Fewer sources than a rating should have here: 1 of 2."
    with review(desk, is_plain=is_plain) as terminal:
        go_through(terminal, (*START, *RATING_A_CLAIM[:-1]))
        terminal.wait_for_question("Save this review?")
        assert warning in terminal.words
        go_through(terminal, RATING_A_CLAIM[-1:])
        terminal.wait_for("Saved. 1 of 3 rated.")
        second = (("Address of source 2", "https://b.example" + ENTER), ("What", "s"), ("Address of source 3", ENTER))
        go_through(terminal, (*RATING_A_CLAIM[:4], *second, *RATING_A_CLAIM[5:-1]))
        terminal.wait_for_question("Save this review?")
        assert "asked for here" not in terminal.words[terminal.words.rindex("Your review") :]
    assert [len(review.sources) for review in stored(desk).reviews if review.reviewer == ADA] == [1]
