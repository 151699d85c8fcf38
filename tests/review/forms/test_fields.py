"""The forms that change what is said of a claim: wording, claimant, bounds, date and place, replies, a day to look again."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from claimcheck.model import Claim, Claimant, ReviewSession
from claimcheck.model.claim import Reply
from claimcheck.model.editing import edited
from claimcheck.review.forms.fields import FIELD_FORMS
from tests import samples
from tests.review.forms.asking import ADA, BO, SOON, asked, changed, edit, published, subject, way
from tests.samples import AT, COST, END, LONGEST, MAYOR

OPEN = samples.session()
TOLD = published(OPEN)
DAY, TODAY = date(2026, 1, 30), SOON.astimezone().date()
WAITING = Reply("Gotham Ferry Company", DAY)
ANSWERED = Reply("Selina Vale", DAY, "No comment.", DAY)
ASKED = samples.with_claim(OPEN, 0, replies=(ANSWERED, WAITING))


def cost(session: ReviewSession) -> Claim:
    return session.claim(COST.id)


@pytest.mark.parametrize(
    ("form", "values", "questions"),
    [
        ("wording", ("Otherwise",), ["wording"]),
        ("claimant", ("",), ["claimant"]),
        ("claimant", ("Nora Fenwick", "", "Person"), ["claimant", "role", "claimant_type"]),
        ("bounds", ("cost nothing",), ["words"]),
        ("bounds", ("bridge", "35-41"), ["words", "place_of_words"]),
        ("dated", ("2026-01-30", ""), ["stated_on", "place"]),
        ("reply", ("Selina Vale", "", ""), ["asked", "asked_on", "answer"]),
        ("reply", ("Selina Vale", "", "No.", ""), ["asked", "asked_on", "answer", "answered_on"]),
        ("look_again", ("",), ["look_again_on"]),
    ],
)
def test_the_way_through_the_questions(form: str, values: tuple[str, ...], questions: list[str]) -> None:
    """Each answer leads on, to the end, which readers need not hear of where they know nothing of the claim."""
    assert way(form, subject(OPEN), *values) == questions


@pytest.mark.parametrize(
    ("form", "values", "is_told"),
    [
        ("wording", ("Otherwise",), True),
        ("wording", (COST.text,), False),
        ("claimant", ("",), True),
        ("claimant", (MAYOR.name, MAYOR.role, "Person"), False),
        ("claimant", (MAYOR.name, "former mayor", "Person"), True),
        ("dated", ("2026-01-30", "Gotham"), True),
        ("dated", ("", "Gotham"), False),
        ("bounds", ("cost nothing",), False),
        ("reply", ("Selina Vale", "", ""), False),
        ("look_again", ("2027-01-31",), False),
    ],
)
def test_a_change_of_what_was_published_is_told(form: str, values: tuple[str, ...], *, is_told: bool) -> None:
    """Where readers see it; and with that, it is done. Where they do not see it, it is done without."""
    about = subject(TOLD)
    following = asked(form, about, *values)
    assert (following.id if following else None) == ("correction" if is_told else None)
    session = edit(form, about, *values, *(["It was misread."] if is_told else []))(TOLD)
    assert [each.why for each in session.reviews[0].corrections] == ["It was misread."] * is_told
    assert following is None or following.fault(" ") != ""


@pytest.mark.parametrize(
    ("form", "values", "fields"),
    [
        ("wording", ("Otherwise",), {"text": "Otherwise"}),
        ("claimant", ("",), {"claimant": None}),
        ("claimant", ("Nora Fenwick", "editor", "Person"), {"claimant": Claimant("Nora Fenwick", role="editor")}),
        ("claimant", ("Selina Vale", "", "Person"), {"claimant": evolve(MAYOR, role="")}),
        ("dated", ("2026-01-30", "Gotham"), {"stated_on": DAY, "place": "Gotham"}),
        ("look_again", ("2027-01-31",), {"look_again_on": date(2027, 1, 31)}),
        ("reply", ("Selina Vale", "", ""), {"replies": (Reply("Selina Vale", TODAY),)}),
        ("reply", ("Selina Vale", "2026-01-30", "No.", ""), {"replies": (Reply("Selina Vale", DAY, "No.", TODAY),)}),
        ("reply", ("Cy Moor", "", "No.", "2026-01-30"), {"replies": (Reply("Cy Moor", TODAY, "No.", DAY),)}),
    ],
)
def test_what_is_answered_is_what_becomes_of_the_claim(
    form: str, values: tuple[str, ...], fields: dict[str, object]
) -> None:
    """And nothing else; the history says by whom and when."""
    session = changed(form, OPEN, *values)
    now = cost(session)
    assert {name: getattr(now, name) for name in fields} == fields
    assert evolve(now, **{name: getattr(COST, name) for name in fields}) == COST
    entry = session.history[-1]
    assert (entry.action, entry.by, entry.at, entry.claims_after) == ("edit", ADA, SOON, (now,))
    assert now.is_anchored_in(session.article.text)


@pytest.mark.parametrize(
    ("values", "spans"),
    [
        (("cost nothing",), [(42, 54)]),
        (("bridge", "167-173"), [(167, 173)]),
        (("the BRIDGE is … county",), [(163, 176), (196, 202)]),
    ],
)
def test_other_words_are_other_bounds(values: tuple[str, ...], spans: list[tuple[int, int]]) -> None:
    """The place that was meant, in one stretch or in several; what the claim says stays as it was."""
    session = changed("bounds", OPEN, *values)
    now = cost(session)
    assert [(anchor.start, anchor.end) for anchor in now.anchors] == spans
    assert now.is_anchored_in(session.article.text)
    assert evolve(now, anchors=COST.anchors) == COST


def test_what_is_there_is_suggested() -> None:
    """So that it need only be mended; nothing where there is nothing."""
    known = samples.with_claim(OPEN, 0, stated_on=DAY, place="Gotham", look_again_on=date(2027, 1, 31))
    about = subject(known)
    suggested = {
        ("wording",): COST.text,
        ("claimant",): "Selina Vale",
        ("claimant", "Selina Vale"): "mayor of Gotham",
        ("claimant", "Selina Vale", "x"): "Person",
        ("bounds",): "The bridge cost nothing",
        ("dated",): "2026-01-30",
        ("dated", ""): "Gotham",
        ("look_again",): "2027-01-31",
        ("reply",): "Selina Vale",
    }
    for (form, *values), value in suggested.items():
        question = asked(form, about, *values)
        assert question is not None
        assert question.suggestion == value
        assert question.fault(value) == ""
    first = [asked(form, subject(OPEN, LONGEST.id)) for form in ("claimant", "dated", "look_again", "reply")]
    assert [question.suggestion if question else None for question in first] == [""] * 4


@pytest.mark.parametrize("form", sorted(FIELD_FORMS))
def test_taking_what_is_suggested_changes_nothing(form: str) -> None:
    """Enter alone is no edit; only a reply is somebody asked."""
    about = subject(OPEN)
    values: list[str] = []
    while question := asked(form, about, *values):
        values.append(question.suggestion)
    session = edit(form, about, *values)(OPEN)
    assert session == OPEN or form == "reply"


@pytest.mark.parametrize(
    ("form", "values", "fault"),
    [
        ("wording", (" ",), "Please write something."),
        ("bounds", ("a tunnel",), "These words do not stand in the article."),
        ("dated", ("yesterday",), "A date is written as year, month and day: 2026-01-31."),
        ("look_again", ("2026-02-30",), "A date is written as year, month and day: 2026-01-31."),
        ("reply", ("",), "Please write something."),
        ("reply", ("Selina Vale", "31.1.26"), "A date is written as year, month and day: 2026-01-31."),
        ("claimant", ("Selina Vale", "", "City"), "This is not one of the choices."),
    ],
)
def test_what_is_no_answer_is_said(form: str, values: tuple[str, ...], fault: str) -> None:
    """In a sentence."""
    question = asked(form, subject(OPEN), *values[:-1])
    assert question is not None
    assert question.fault(values[-1]) == fault


def test_whoever_has_not_answered_is_asked_about_first() -> None:
    """Each of them, or somebody else; then what they answered, which they did."""
    about = subject(ASKED)
    question = asked("reply", about)
    assert question is not None
    assert [(choice.value, choice.key) for choice in question.choices] == [("1", "2"), ("new", "e")]
    assert question.choices[0].label == "Gotham Ferry Company, asked on 2026-01-30"
    answer = asked("reply", about, "1")
    assert answer is not None
    assert answer.fault("") == "Please write something."
    assert way("reply", about, "1", "It is so.", "") == ["whom", "answer", "answered_on"]
    session = changed("reply", ASKED, "1", "It is so.", "")
    assert cost(session).replies == (ANSWERED, Reply("Gotham Ferry Company", DAY, "It is so.", TODAY))
    other = changed("reply", ASKED, "new", "Cy Moor", "", "")
    assert cost(other).replies == (ANSWERED, WAITING, Reply("Cy Moor", TODAY))
    assert asked("reply", subject(other)) != question


def test_keys_of_many_who_were_asked_are_their_own() -> None:
    """Somebody else has a letter."""
    many = samples.with_claim(OPEN, 0, replies=(WAITING,) * 9)
    question = asked("reply", subject(many))
    assert question is not None
    assert [choice.key for choice in question.choices] == [*"123456789", "e"]


def test_an_edit_of_a_claim_that_somebody_else_changed_keeps_both() -> None:
    """What the form does not ask for is as they left it."""
    change = edit("wording", subject(OPEN), "Otherwise")
    since = edited(OPEN, COST.id, by=BO, place="Gotham", at=AT + timedelta(minutes=5))
    assert cost(change(since)) == evolve(COST, text="Otherwise", place="Gotham")


def test_an_edit_of_a_claim_that_is_no_more_is_refused() -> None:
    """The caller hears of it and can tell the reviewer."""
    change = edit("wording", subject(OPEN), "Otherwise")
    with pytest.raises(KeyError, match=COST.id):
        change(evolve(OPEN, claims=(END,)))
