"""How reviews stand beside each other, on a console that keeps what is drawn."""

import io
from datetime import timedelta

import pytest
from attrs import evolve
from rich.console import Console

from claimcheck.model import ReviewSession, Source
from claimcheck.model.editing import edited
from claimcheck.review.adjudication.deciding import Case, Decision, with_decision
from claimcheck.review.adjudication.side_by_side import WIDE, show_case, show_decision, told_case
from claimcheck.review.screen import Screen
from tests.disputes import ADA, ADA_S, BO, BO_S, BUDGET, IDA, disputed, exported
from tests.samples import AT, COST, END, LONGEST

FOUND = Decision("False", ADA_S, (BUDGET,), "The ledger is of the old bridge.", "It cost 40 million.")


def drawn(case: Case, width: int = 80, *, is_plain: bool = False) -> str:
    file = io.StringIO()
    show_case(Screen(Console(file=file, width=width, highlight=False), is_plain=is_plain), case)
    return file.getvalue()


def drawn_decision(case: Case, found: Decision, *, min_sources: int = 0, is_plain: bool = False) -> str:
    file = io.StringIO()
    screen = Screen(Console(file=file, width=80, highlight=False), is_plain=is_plain)
    show_decision(screen, case, found, by=IDA, min_sources=min_sources)
    return file.getvalue()


def of_cost(session: ReviewSession) -> Case:
    return Case(session, COST.id)


def test_side_by_side_where_there_is_room() -> None:
    """A column a review, with the keys that choose it; rating with its number, explanation, sources with stance, date."""
    lines = drawn(of_cost(disputed()), WIDE).splitlines()
    assert lines[0].startswith("2 reviews that differ ─")
    (names,) = [line for line in lines if "1  Ada Quill" in line]
    assert "2  Bo Ferrin" in names
    (ratings,) = [line for line in lines if line.strip().startswith("Rating")]
    assert ratings.split() == "Rating False (1 on 1 to 5) True (5 on 1 to 5)".split()
    (reasons,) = [line for line in lines if line.strip().startswith("Why")]
    assert ADA_S in reasons
    assert BO_S in reasons
    assert names.index("Bo Ferrin") - names.index("2  ") == 3
    assert names.index("2  Bo") == ratings.index("True") == reasons.index("The ledger")
    assert "https://ledger.example.org (supports)" in drawn(of_cost(disputed()), WIDE)


@pytest.mark.parametrize("width", [40, 60, 80, WIDE - 1])
def test_one_below_the_other_where_there_is_not(width: int) -> None:
    """Each with its number; nothing is cut off, and no line is too long."""
    text = drawn(of_cost(disputed()), width)
    words = " ".join(text.split())
    assert words.index("1 Ada Quill") < words.index(ADA_S) < words.index("2 Bo Ferrin") < words.index(BO_S)
    assert "…" not in text
    assert max(map(len, text.splitlines())) <= width


def test_more_than_three_stand_below_each_other() -> None:
    """However wide the terminal is, and so does one alone."""
    session = disputed()
    for who in (IDA, "Cy Moss"):
        session = session.add_review(COST.id, reviewer=who, rating="True", at=AT)
    lines = drawn(of_cost(session), 200).splitlines()
    assert [line.strip() for line in lines if line.strip()[:1].isdigit() and "reviews" not in line] == [
        "1  Ada Quill",
        "2  Bo Ferrin",
        "3  Ida Marsh",
        "4  Cy Moss",
    ]
    assert "1 review ─" in drawn(Case(disputed(), LONGEST.id), 200)


def test_a_long_address_is_folded_in_its_column() -> None:
    """All of it is there, and the columns stay beside each other."""
    address = f"https://a.example.org/{'x' * 150}"
    session = disputed().add_review(COST.id, reviewer=BO, rating="True", sources=[Source(address)], at=AT)
    text = drawn(of_cost(session), WIDE)
    assert text.count("x") - text.count("ex") == 150
    assert max(map(len, text.splitlines())) <= WIDE


def test_all_that_is_known_of_a_source() -> None:
    """Title, publisher, date, what time it is about, the words that matter, a copy, a note."""
    source = evolve(BUDGET, publisher="City of Gotham", temporal_coverage="2025", excerpt="40 million", note="p. 3")
    source = evolve(source, archive_url="https://archive.example.org/b")
    session = disputed().add_review(COST.id, reviewer=BO, rating="True", sources=[source], at=AT)
    words = " ".join(drawn(of_cost(session)).split())
    assert (
        "(refutes) Budget 2025, City of Gotham, about 2025 “40 million” archived: https://archive.example.org/b note: p. 3"
    ) in words


def test_a_claim_that_reads_otherwise_now() -> None:
    """Each review says that the wording changed since, when, by whom, and what it was before."""
    session = edited(disputed(), COST.id, by=IDA, text="The bridge was free", at=AT + timedelta(hours=1))
    words = " ".join(drawn(of_cost(session)).split())
    assert words.count("by Ida Marsh; before: “The bridge cost nothing”") == 2
    later = session.add_review(COST.id, reviewer=ADA, rating="False", at=AT + timedelta(hours=2))
    assert drawn(of_cost(later)).count("changed since") == 1
    assert "Wording" not in drawn(of_cost(disputed()), WIDE)


def test_who_skipped_it_and_what_was_decided_before() -> None:
    """A skip with its reason, and the verdict so far with who gave it and why."""
    session = disputed().add_review(COST.id, reviewer="Cy Moss", skip_reason="opinion", at=AT)
    session = with_decision(of_cost(session), FOUND, by=IDA, at=AT)
    text = drawn(of_cost(session))
    assert "Skipped by Cy Moss: opinion" in text
    verdict = " ".join(text[text.index("The verdict so far, by Ida Marsh") :].split())
    assert f"Why {ADA_S} Source https://budget" in verdict
    assert "Reason The ledger is of the old bridge." in verdict


def test_for_a_screen_reader() -> None:
    """No rule, no column, the label before the value, whatever the width."""
    text = drawn(of_cost(disputed()), 120, is_plain=True)
    assert "─" not in text
    assert "Review 1: Ada Quill\nRating: False (1 on 1 to 5)\nWhy: The budget names 40 million.\n" in text
    assert "Source 1: https://ledger.example.org (supports)\nSource 2: https://budget.example.org/2025" in text


def test_hostile_words_are_harmless() -> None:
    """What came from outside sends no escape sequence, in the list, beside each other or to an editor."""
    session = disputed().add_review(
        COST.id, reviewer="Mal\x1b[2J", rating="True", explanation="a\x1b[31mb\x07", note="\x1b]0;x", at=AT
    )
    for text in (drawn(of_cost(session)), drawn(of_cost(session), 200), told_case(of_cost(session))):
        assert "\x1b" not in text
        assert "\x07" not in text


def test_the_whole_verdict() -> None:
    """Rating, explanation, sources and reason; with a correction, what changes for readers and why."""
    text = " ".join(drawn_decision(of_cost(exported(disputed())), FOUND).split())
    assert "Your verdict, as Ida Marsh" in text
    assert (
        f"Rating False (1 on 1 to 5) Why {ADA_S} Source https://budget.example.org/2025 (refutes) Budget 2025"
        " Reason The ledger is of the old bridge. Correction rating changed from True to False. It cost 40 million."
    ) in text
    assert "Correction" not in drawn_decision(of_cost(disputed()), evolve(FOUND, correction=""))
    assert "Source: none" in drawn_decision(of_cost(disputed()), Decision("Unproven"), is_plain=True)


def test_what_is_pointed_out() -> None:
    """A bare rating, and fewer sources than the desk asks for; a label off the scale has no number."""
    text = " ".join(drawn_decision(of_cost(disputed()), Decision("Unproven"), min_sources=2).split())
    assert "Rating Unproven (no number)" in text
    assert "readers will see a bare rating." in text
    assert "Fewer sources than a rating should have here: 0 of 2." in text
    assert "asked for" not in drawn_decision(of_cost(disputed()), FOUND, min_sources=1)


def test_what_stands_beside_a_text_that_is_written() -> None:
    """The claim, and what every reviewer and an earlier verdict says of it, in plain lines."""
    session = with_decision(Case(disputed(), END.id), FOUND, by=IDA, at=AT)
    text = told_case(Case(session, END.id))
    assert text.startswith("Claim: half its crossings would end\n\nVerdict so far: Ida Marsh\nRating: False")
    assert "\n\nBo Ferrin\nRating: True (5 on 1 to 5)\n" in text
