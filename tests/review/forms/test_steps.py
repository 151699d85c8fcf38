"""The steps that several forms have: words of the article, whose claim it is, what readers are to be told."""

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

from claimcheck.model import Anchor, Article, Claimant, ReviewSession
from claimcheck.model.editing import merged
from claimcheck.review.bounds import MOST_PLACES, words_of
from claimcheck.review.forms.steps import (
    Given,
    anchors,
    claimant_in,
    claimant_name,
    claimant_type,
    correction,
    is_there,
    places_for,
    role,
    which_place,
    words,
)
from claimcheck.review.questions import RESERVED_KEYS, clean_answer
from claimcheck.review.subject import Subject
from tests import samples, strategies
from tests.review.forms.asking import ADA, SOON, id_of, published, subject
from tests.samples import COST, END, FERRY, LONGEST, MAYOR, TEXT

OPEN = samples.session()
TOLD = published(OPEN)
SCALE = Subject(OPEN.scale)


def starts(places: tuple[tuple[Anchor, ...], ...]) -> list[list[int]]:
    return [[anchor.start for anchor in place] for place in places]


@pytest.mark.parametrize(
    ("given", "is_asked"),
    [
        ({}, False),
        ({"wording": COST.text}, False),
        ({"wording": "Otherwise"}, True),
        ({"claimant": MAYOR.name, "role": MAYOR.role, "claimant_type": "Person"}, False),
        ({"claimant": "selina vale"}, True),
        ({"claimant": ""}, True),
        ({"claimant": MAYOR.name, "role": "former mayor"}, True),
        ({"claimant": MAYOR.name, "claimant_type": "Organization"}, True),
        ({"stated_on": ""}, False),
        ({"stated_on": "2026-01-31"}, True),
        ({"place": "Gotham"}, False),
    ],
)
def test_readers_are_told_where_they_read_something_else(given: Given, is_asked: bool) -> None:
    """Of a claim that they know of, and of what they see of it; of one that was not published, never."""
    assert (correction(given, subject(TOLD)) is not None) is is_asked
    assert correction(given, subject(OPEN)) is None
    assert correction(given, subject(TOLD, END.id)) is None
    assert correction(given, SCALE) is None


def test_words_must_stand_in_the_article() -> None:
    """Said so where they do not; what is suggested is taken."""
    question = words("words", "Which?", lambda it: it.claim_text)({}, subject(OPEN))
    assert question is not None
    assert question.suggestion == COST.text
    assert question.fault("the longest in the county") == ""
    assert question.fault("the shortest") == "These words do not stand in the article."
    assert question.fault("") != ""


def test_one_place_is_not_asked_for() -> None:
    """Nor is one that there is none of."""
    step = which_place("words")
    assert step({"words": "longest"}, subject(OPEN)) is None
    assert step({"words": "shortest"}, subject(OPEN)) is None
    assert step({}, subject(OPEN)) is None


def test_of_several_places_one_is_chosen() -> None:
    """Each is shown with what stands around it, and has a digit as its key; what is chosen is what is anchored."""
    about = subject(OPEN)
    question = which_place("words")({"words": "bridge"}, about)
    assert question is not None
    assert [choice.key for choice in question.choices] == ["1", "2", "3"]
    assert not {choice.key for choice in question.choices} & set(RESERVED_KEYS)
    assert question.choices[0].label == "…Mayor of Gotham opens [bridge] “The bridge cost nothing,” s…"
    chosen = [anchors("words", {"words": "bridge", "place_of_words": each.value}, about) for each in question.choices]
    assert starts(tuple(chosen)) == [[22], [35], [167]]
    assert starts((anchors("words", {"words": "bridge"}, about),)) == [[22]]
    assert starts((anchors("words", {"words": "bridge", "place_of_words": "none of them"}, about),)) == [[22]]
    with pytest.raises(ValueError, match="words: these words do not stand in the article"):
        anchors("words", {"words": "tunnel"}, about)


def test_the_words_of_the_claim_are_its_own_place_first() -> None:
    """Though nearer words, or a hundred places before it, read the same: who changes nothing moves nothing."""
    text = "one two one two one two"
    far = (Anchor.at(text, 0, 3), Anchor.at(text, 20, 23))
    about = evolve(about_text(text), claim=evolve(COST, anchors=far))
    assert starts(places_for(about, words_of(far))) == [[0, 20], [0, 4], [8, 12], [16, 20]]
    question = which_place("words")({"words": "one  … two"}, about)
    assert question is not None
    assert len({choice.value for choice in question.choices}) == 4
    text = "the " * 100
    about = evolve(about_text(text), claim=evolve(COST, anchors=(Anchor.at(text, 396, 399),)))
    assert starts(places_for(about, "the"))[:2] == [[396], [0]]
    assert len(places_for(about, "the")) == MOST_PLACES


def about_text(text: str) -> Subject:
    return evolve(SCALE, article=evolve(samples.article(), text=text))


@settings(deadline=None)
@given(strategies.articles_with_words, st.data())
def test_any_claim_s_own_words_find_it(article: Article, data: st.DataObject) -> None:
    """Whatever it quotes, as long as it is something to see, and however its stretches overlap."""
    about = evolve(SCALE, article=article)
    own = tuple(data.draw(st.lists(strategies.anchors(about.text), min_size=1, max_size=3)))
    typed = clean_answer(words_of(own))
    found = places_for(evolve(about, claim=evolve(COST, anchors=own)), typed)
    assert own in found or not typed


def test_a_claim_is_there_once() -> None:
    """One that was made of the same words in the same place; not one of the same words elsewhere."""
    session = merged(OPEN, (COST.id, END.id), text="Both", by=ADA, at=SOON)
    both = session.claims[-1].anchors
    assert is_there(subject(session), "Both", both)
    assert not is_there(subject(session), "Both", both[:1])
    assert not is_there(subject(OPEN), "Both", both)
    assert not is_there(SCALE, "Both", both)


def given_for(name: str) -> Given:
    return {"claimant": name, "role": "mayor", "claimant_type": "Person"}


def test_who_is_named_is_asked_about() -> None:
    """With what is known of them, as this claim or another has them; the article itself has neither role nor kind."""
    about = subject(OPEN, LONGEST.id)
    for step, known in ((role, "ferry operator"), (claimant_type, "Organization")):
        assert step({"claimant": ""}, about) is None
        assert step({}, about) is None
        question = step({"claimant": "gotham ferry company"}, about)
        assert question is not None
        assert question.suggestion == known
    unknown = [step({"claimant": "Nora Fenwick"}, about) for step in (role, claimant_type)]
    assert [question.suggestion if question else None for question in unknown] == ["", "Person"]


def test_a_claimant_keeps_the_address_that_is_known_of_them() -> None:
    """Of that name, whose claim it may be; nobody's is guessed."""
    assert claimant_in(given_for("Selina Vale"), subject(OPEN, END.id)) == evolve(MAYOR, role="mayor")
    assert claimant_in(given_for("Nora Fenwick"), subject(OPEN)) == Claimant("Nora Fenwick", role="mayor")
    assert claimant_in({"claimant": ""}, subject(OPEN)) is None
    assert claimant_in(given_for("x"), SCALE) == Claimant("x", role="mayor")


def test_a_claim_s_own_claimant_is_known_before_another_s() -> None:
    """Where two claims have people of one name."""
    session: ReviewSession = samples.with_claim(OPEN, 2, claimant=evolve(FERRY, name="Selina Vale", same_as=None))
    question = role({"claimant": "Selina Vale"}, subject(session, LONGEST.id))
    assert question is not None
    assert question.suggestion == "ferry operator"


def test_the_name_of_the_claimant() -> None:
    """Empty where the article makes the claim."""
    assert [claimant_name(subject(OPEN, each)) for each in (COST.id, LONGEST.id)] == ["Selina Vale", ""]
    assert claimant_name(SCALE) == ""
    assert TEXT.count("Selina Vale") == 1
    assert id_of(None) == ""
