"""What is drawn, on a console that keeps it."""

import io
from datetime import UTC, date, datetime

import pytest
from attrs import evolve
from rich.console import Console

from claimcheck.model import Answer, Progress, Unresolved
from claimcheck.model.claim import Reply
from claimcheck.model.editing import edited
from claimcheck.model.scales import built_in_scales
from claimcheck.review.forms import FORMS
from claimcheck.review.questions import ABOUT_A_CLAIM, rating_question, source_question
from claimcheck.review.screen import Screen
from claimcheck.review.subject import subject_of
from claimcheck.review.traces import Trace
from tests import samples
from tests.samples import COST, LONGEST

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


WHOLE = (
    Answer("rating", "False"),
    *(Answer("source", "https://a.example"), Answer("stance", "more"), Answer("title", "A")),
    *(Answer("publisher", "B"), Answer("published_on", "2025-03-01"), Answer("temporal_coverage", "2024/2025")),
    *(Answer("excerpt", "forty"), Answer("archive_url", "https://c.example"), Answer("note", "page 3")),
    *(Answer("stance", "refutes"), Answer("source", "")),
    *(Answer("explanation", "It was 40."), Answer("correction", "We misread it.")),
)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("is_plain", [False, True])
def test_everything_that_can_be_entered_is_shown_before_it_is_saved(width: int, *, is_plain: bool) -> None:
    """All that is known of a source on lines of its own, and what readers are told; no word is cut at any width."""
    screen, file = draw(width, is_plain=is_plain)
    screen.show_judgement(WHOLE, samples.session().scale)
    text = drawn(file)
    shown = " ".join(text.split())
    for words in (
        "https://a.example (refutes)",
        "A, B, 2025-03-01, about 2024/2025",
        "“forty”",
        "archived: https://c.example",
        "note: page 3",
        "It was 40.",
        "We misread it.",
    ):
        assert words in shown
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize(
    ("wanted", "sources", "said"),
    [
        (0, 0, ""),
        (1, 0, "Fewer sources than a rating should have here: 0 of 1."),
        (2, 1, "Fewer sources than a rating should have here: 1 of 2."),
        (2, 2, ""),
    ],
)
def test_too_few_sources_are_told(wanted: int, sources: int, said: str) -> None:
    """By what the desk asks for; where there are enough, or none is asked for, nothing is said."""
    answers: Trace = (Answer("rating", "False"), Answer("explanation", "So."))
    answers += tuple(Answer("source", f"https://{number}.example") for number in range(sources))
    screen, file = draw()
    screen.show_judgement(answers, samples.session().scale, min_sources=wanted)
    text = drawn(file)
    assert (said in text) if said else ("asked for here" not in text)


@pytest.mark.parametrize("is_plain", [False, True])
def test_a_claim_with_its_date_and_replies(*, is_plain: bool) -> None:
    """When and where it was said, who was asked and what they answered, and when to look again."""
    claim = evolve(
        COST,
        stated_on=date(2026, 1, 29),
        place="Gotham",
        look_again_on=date(2027, 1, 31),
        replies=(
            Reply("the mayor", date(2026, 1, 30)),
            Reply("the ferry", date(2026, 1, 30), "No.", date(2026, 2, 1)),
        ),
    )
    screen, file = draw(is_plain=is_plain)
    screen.show_claim(samples.article(), claim, number=1, progress=PROGRESS)
    shown = " ".join(drawn(file).split())
    colon = ":" * is_plain
    assert (
        f"Said{colon} 2026-01-29 in Gotham"
        f" Asked{colon} the mayor on 2026-01-30; no answer so far"
        f" Asked{colon} the ferry on 2026-01-30; 2026-02-01: No."
        f" Again on{colon} 2027-01-31"
    ) in shown


def test_a_claim_as_its_reviewer_finds_it() -> None:
    """With its number and their progress, and what was judged of it before; others' only beside their own."""
    session = samples.reviewed().add_review(LONGEST.id, reviewer="Bo Ferrin", rating="True", at=samples.AT)
    session = session.add_review(COST.id, reviewer="Bo Ferrin", rating="True", explanation="So.", at=samples.AT)
    session = edited(session, COST.id, by="Cy Moor", text="It was free", at=datetime(2026, 2, 1, tzinfo=UTC))
    screen, file = draw(width=120)
    screen.show_claim_of(session, COST.id, "Ada Quill")
    shown = " ".join(drawn(file).split())
    assert "Claim 1 of 3 · 2 rated · 1 skipped" in shown
    assert "Yours False, 2026-01-31, before the wording was changed by Cy Moor. The budget names 40 million." in shown
    assert "Theirs Bo Ferrin: True, 2026-01-31, before the wording was changed by Cy Moor. So." in shown
    screen, file = draw(width=120)
    screen.show_claim_of(session, LONGEST.id, "Cy Moor")
    shown = " ".join(drawn(file).split())
    assert "Claim 3 of 3 · 0 rated · 0 skipped" in shown
    assert not any(words in shown for words in ("Ada", "Bo Ferrin", "Yours", "Theirs", "True"))


@pytest.mark.parametrize("is_plain", [False, True])
def test_what_stands_above_the_claims(*, is_plain: bool) -> None:
    """A head and a line, in plain lines without a rule."""
    screen, file = draw(is_plain=is_plain)
    screen.show_overview("3 claims · 3 open")
    *_, head, line = drawn(file).splitlines()
    assert line == "3 claims · 3 open"
    assert head == "Claims" if is_plain else head.startswith("Claims ───")


def test_several_things_are_said_a_line_each() -> None:
    """None is broken where there is place for it."""
    screen, file = draw()
    screen.say_lines(["One.", "Two."])
    assert drawn(file) == "One.\nTwo.\n"


@pytest.mark.parametrize("width", [60, 80])
def test_every_label_has_place(width: int) -> None:
    """What an answer is called where it is shown again is never broken."""
    subject = subject_of(samples.reviewed(), COST.id, "Ada Quill")
    asked = [*ABOUT_A_CLAIM.values(), source_question(1), *map(rating_question, built_in_scales().values())]
    asked += [question for form in FORMS.values() for step in form.steps if (question := step({}, subject))]
    screen, file = draw(width)
    for question in asked:
        screen.show_answer(question, "a")
    assert [line.split()[0] for line in drawn(file).splitlines()] == [question.short.split()[0] for question in asked]
