"""What is drawn, on a console that keeps it."""

import io

import pytest
from attrs import evolve
from rich.console import Console

from claimcheck.model import Answer, Progress, Unresolved
from claimcheck.review.screen import Screen
from tests import samples

PROGRESS = Progress(claims=27, rated=4, skipped=2)


def draw(width: int = 80, *, is_plain: bool = False, encoding: str = "utf-8") -> tuple[Screen, io.TextIOWrapper]:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="strict")
    return Screen(Console(file=file, width=width, highlight=False), is_plain=is_plain), file


def drawn(file: io.TextIOWrapper) -> str:
    file.flush()
    file.seek(0)
    return file.read()


def test_a_claim_with_all_that_is_known_of_it() -> None:
    """Place in the work, marked words, claimant with role, kind, worth with reasons, what is left open."""
    claim = evolve(samples.COST, reasons=("quoted", "names a sum"), unresolved=(Unresolved("the bridge", ("A", "B")),))
    screen, file = draw()
    screen.show_claim(samples.article(), claim, number=7, progress=PROGRESS)
    shown = " ".join(drawn(file).split())
    for words in (
        "Claim 7 of 27 · 4 rated · 2 skipped",
        "“⟦The bridge cost nothing⟧,” said",
        "By Selina Vale, mayor of Gotham",
        "Kind quantity",
        "Worth 0.50 (quoted, names a sum)",
        "Unclear “the bridge” may be A or B",
    ):
        assert words in shown


def test_a_claim_of_the_article_itself() -> None:
    """A claim without claimant is the article's; one that nothing marks says so."""
    screen, file = draw()
    screen.show_claim(samples.article(), samples.LONGEST, number=1, progress=PROGRESS)
    text = drawn(file)
    assert "By        the article itself" in text
    assert "Worth     0.50 (no marks of worth)" in text


def test_a_command_is_never_broken() -> None:
    """It stands on one line however narrow the terminal is, so that it can be copied."""
    screen, file = draw(width=20)
    screen.say_command("Next:", "claimcheck export bridge --base-url https://checks.example")
    assert drawn(file) == "Next: claimcheck export bridge --base-url https://checks.example\n"


def test_for_a_screen_reader_nothing_is_drawn() -> None:
    """No rule, no columns: a label, a colon, the value."""
    screen, file = draw(is_plain=True)
    screen.show_claim(samples.article(), samples.COST, number=1, progress=PROGRESS)
    text = drawn(file)
    assert "─" not in text
    assert "By: Selina Vale, mayor of Gotham" in text


def test_brackets_that_the_terminal_cannot_show_are_replaced() -> None:
    """The words are marked on an old code page too."""
    screen, file = draw(encoding="cp1252")
    screen.show_claim(samples.article(), samples.COST, number=1, progress=PROGRESS)
    assert "[[The bridge cost nothing]]" in drawn(file)


@pytest.mark.parametrize("is_plain", [False, True])
def test_escape_codes_from_outside_are_shown_not_obeyed(*, is_plain: bool) -> None:
    """In the claim, in an answer, and in what is to be confirmed; markup is only text."""
    screen, file = draw(is_plain=is_plain)
    hostile = "\x1b]0;title\x07[red]x[/red]"
    screen.show_claim(samples.article(), evolve(samples.COST, text=hostile), number=1, progress=PROGRESS)
    answers = (Answer("rating", "False"), Answer("explanation", hostile))
    screen.show_judgement(answers, samples.session().scale)
    screen.say(hostile)
    text = drawn(file)
    assert not {"\x1b", "\x07"} & set(text)
    assert text.count("[red]x[/red]") == 3


def test_what_is_to_be_confirmed_is_shown_whole() -> None:
    """The number and the scale of the rating, each source with its stance, and the explanation."""
    answers = (
        Answer("rating", "False"),
        *(Answer("source", "https://a.example"), Answer("stance", "refutes"), Answer("excerpt", "forty")),
        *(Answer("source", "https://b.example"), Answer("title", "B")),
        Answer("explanation", "It was 40."),
    )
    screen, file = draw()
    screen.show_judgement(answers, samples.session().scale)
    shown = " ".join(drawn(file).split())
    assert "Rating False (1 on 1 to 5; Google 5-point)" in shown
    assert "Source 1 https://a.example (refutes) “forty” Source 2 https://b.example (context) B" in shown
    assert "Why It was 40." in shown


@pytest.mark.parametrize(
    ("answers", "is_bare"),
    [((), True), ((Answer("source", "https://a.example"),), False), ((Answer("explanation", "It was 40."),), False)],
)
def test_a_bare_rating_is_told_before_it_is_saved(answers: tuple[Answer, ...], *, is_bare: bool) -> None:
    """Without a source and an explanation, one line says what readers will see."""
    screen, file = draw()
    given = (Answer("rating", "False"), Answer("explanation", ""), *answers)
    screen.show_judgement(given, samples.session().scale)
    assert ("readers will see a bare rating." in drawn(file)) == is_bare


def test_a_label_off_the_scale_has_no_number() -> None:
    """And no sources are said to be none."""
    screen, file = draw()
    screen.show_judgement((Answer("rating", "Unproven"), Answer("explanation", "")), samples.session().scale)
    shown = " ".join(drawn(file).split())
    assert "Rating Unproven (no number; Google 5-point) Source none Why none" in shown
