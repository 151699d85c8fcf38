"""The forms that make claims: split one, merge two, add one that was missed."""

from datetime import timedelta

import pytest
from attrs import evolve

from claimcheck.model import CLAIM_KINDS, Claimant, ReviewSession
from claimcheck.model.editing import split
from claimcheck.review.questions import RESERVED_KEYS
from tests import samples
from tests.review.forms.asking import ADA, BO, SOON, asked, changed, edit, subject, way
from tests.review.test_overview import of_many
from tests.samples import AT, COST, END, LONGEST, MAYOR

OPEN = samples.session()
NEW = ("opens bridge", "It opens.", "", "event")


def texts(session: ReviewSession) -> list[str]:
    return [claim.text for claim in session.current_claims]


def words(session: ReviewSession) -> list[str]:
    """Give the words that the claims which came last stand in."""
    return [anchor.exact for claim in session.history[-1].claims_after for anchor in claim.anchors]


def test_parts_are_asked_for_until_nothing_is_answered() -> None:
    """Two there must be; the first begins with the whole."""
    about = subject(OPEN)
    assert way("split", about, "It cost nothing", "There is a bridge", "") == ["part 1", "part 2", "part 3"]
    assert way("split", about, "One", "Two", "Three") == ["part 1", "part 2", "part 3", "part 4"]
    first, second, third = (asked("split", about, *("One", "Two")[:count]) for count in range(3))
    assert first
    assert second
    assert third
    assert (first.suggestion, second.suggestion, third.suggestion) == (COST.text, "", "")
    assert (first.empty, second.empty, third.empty) == ("", "", "no more")
    assert first.fault("") == second.fault("") == "Please write something."
    assert third.fault("") == ""
    assert second.fault("One") == third.fault("Two") == "There is this claim already."


def test_no_more_parts_than_can_be_kept_apart() -> None:
    """After the ninth, the form is done."""
    assert asked("split", subject(OPEN), *map(str, range(9))) is None
    assert len(changed("split", OPEN, *map(str, range(9))).current_claims) == 11


def test_parts_stand_in_their_own_words_where_those_are_told() -> None:
    """Else in those of the whole; the whole gives way to them."""
    session = changed("split", OPEN, "cost nothing", "There is a bridge", "")
    assert texts(session) == [END.text, LONGEST.text, "cost nothing", "There is a bridge"]
    assert words(session) == ["cost nothing", "The bridge cost nothing"]
    assert all(claim.claimant == MAYOR for claim in session.claims[3:])


def test_a_part_is_not_what_was_there_before() -> None:
    """The same wording in the same place would be the same claim."""
    once = changed("split", OPEN, "cost nothing", "There is a bridge", "")
    again = samples.with_claim(once, 1, anchors=COST.anchors)
    question = asked("split", subject(again, END.id))
    assert question is not None
    assert question.fault("There is a bridge") == "There is this claim already."
    assert question.fault("There is no bridge") == ""


def test_another_claim_is_found_by_its_number_or_by_words() -> None:
    """Then it is shown, then the wording of both is asked for, begun with what both say."""
    about = subject(OPEN)
    assert way("merge", about, "3", LONGEST.id, "Both") == ["other_words", "other", "merged_wording"]
    for typed in ("2", "crossings", "END half"):
        question = asked("merge", about, typed)
        assert question is not None
        assert [(choice.value, choice.label, choice.key) for choice in question.choices] == [
            (END.id, f"2 · {END.text}", "1")
        ]
    wording = asked("merge", about, "2", END.id)
    assert wording is not None
    assert wording.suggestion == f"{COST.text}; {END.text}"
    assert wording.fault(" ") == "Please write something."


@pytest.mark.parametrize("typed", ["", " ", "1", "9", "cost nothing", "tunnel"])
def test_what_is_no_other_claim_is_said(typed: str) -> None:
    """The claim itself is none, neither by its number nor by its words."""
    question = asked("merge", subject(OPEN))
    assert question is not None
    assert question.fault(typed) == "No other claim has this number or these words."


def test_claims_that_were_split_are_not_merged() -> None:
    """Those that came of them are, with the numbers that every listing gives them."""
    session = split(OPEN, COST.id, [("One", COST.anchors), ("Two", COST.anchors)], by=BO, at=AT)
    question = asked("merge", subject(session, LONGEST.id))
    assert question is not None
    assert question.fault("cost nothing") != ""
    other = asked("merge", subject(session, LONGEST.id), "2")
    assert other is not None
    assert [choice.label for choice in other.choices] == ["2 · Two"]


def test_more_claims_than_there_are_keys_need_more_words() -> None:
    """It is said how many there are; nine can be chosen from."""
    about = subject(of_many(12), "c-1")
    question = asked("merge", about)
    assert question is not None
    assert question.fault("claim") == "11 claims have these words; please write more of them."
    about = subject(of_many(10), "c-1")
    other = asked("merge", about, "claim")
    assert other is not None
    keys = [choice.key for choice in other.choices]
    assert keys == list("123456789")
    assert not set(keys) & set(RESERVED_KEYS)


def test_two_claims_become_one() -> None:
    """In the words of both, whose the first is; the two give way to it."""
    session = changed("merge", OPEN, "2", END.id, "Both")
    assert texts(session) == [LONGEST.text, "Both"]
    assert words(session) == [COST.text, END.text]
    assert session.claims[-1].claimant == MAYOR


def test_one_claim_that_was_split_and_is_merged_again_is_another() -> None:
    """Its wording must be one that no claim in this place has had."""
    session = changed("split", OPEN, "cost nothing", "The bridge cost", "")
    first, second = session.claims[3:]
    one = changed("merge", session, "bridge cost", second.id, "One of two", claim_id=first.id)
    parted = split(
        one, one.claims[-1].id, [("cost nothing!", first.anchors), ("bridge cost!", second.anchors)], by=BO, at=SOON
    )
    first, second = parted.current_claims[-2:]
    question = asked("merge", subject(parted, first.id), "bridge cost!", second.id)
    assert question is not None
    assert question.fault("One of two") == "There is this claim already."
    assert question.fault("One of two again") == ""


def test_a_claim_that_was_missed_is_anchored_by_its_words() -> None:
    """Where they stand; then worded, begun with them; then whose it is and of what kind."""
    about = subject(OPEN)
    assert way("add", about, *NEW) == ["new_words", "new_wording", "claimant", "new_kind"]
    several = way("add", about, "bridge", "35-41", "It", "Nora Fenwick", "", "Person", "event")
    assert several == ["new_words", "place_of_words", "new_wording", "claimant", "role", "claimant_type", "new_kind"]
    wording = asked("add", about, "opens … half")
    assert wording is not None
    assert wording.suggestion == "opens … half"
    kind = asked("add", about, *NEW[:-1])
    assert kind is not None
    assert [choice.value for choice in kind.choices] == list(CLAIM_KINDS)
    assert len({choice.key for choice in kind.choices} - {""}) == len(CLAIM_KINDS)


def test_a_claim_that_was_missed_comes_first() -> None:
    """It is there for all, says who added it, and is as worth checking as any: somebody wanted it checked."""
    session = changed("add", OPEN, "bridge", "35-41", "It opens.", "Nora Fenwick", "editor", "Person", "quantity")
    new = session.claims[-1]
    assert (new.text, new.kind, new.claimant) == ("It opens.", "quantity", Claimant("Nora Fenwick", role="editor"))
    assert (new.check_worthiness, new.origin, new.reasons) == (1.0, ADA, ("added by a reviewer",))
    assert [(anchor.start, anchor.exact) for anchor in new.anchors] == [(35, "bridge")]
    assert session.history[-1].action == "add"


def test_a_claim_that_is_there_is_not_added() -> None:
    """Somewhere else in the article it is."""
    session = changed("add", OPEN, "bridge", "22-28", "It is a bridge.", "", "event")
    about = subject(session)
    there = asked("add", about, "bridge", "22-28")
    elsewhere = asked("add", about, "bridge", "35-41")
    assert there
    assert elsewhere
    assert there.fault("It is a bridge.") == "There is this claim already."
    assert (there.fault(" "), elsewhere.fault("It is a bridge.")) == ("Please write something.", "")


def test_words_that_stand_nowhere_make_no_claim() -> None:
    """It is said at once."""
    question = asked("add", subject(OPEN))
    assert question is not None
    assert question.fault("a tunnel") == "These words do not stand in the article."


@pytest.mark.parametrize("form", ["split", "merge"])
def test_what_is_no_more_is_neither_split_nor_merged(form: str) -> None:
    """Somebody was faster; the caller hears of it and can tell the reviewer."""
    values = ("One", "Two", "") if form == "split" else ("2", END.id, "Both")
    change = edit(form, subject(OPEN), *values)
    since = split(OPEN, COST.id, [("A", COST.anchors), ("B", COST.anchors)], by=BO, at=AT + timedelta(minutes=1))
    with pytest.raises(ValueError, match="was split or merged"):
        change(since)
    with pytest.raises(KeyError):
        change(evolve(OPEN, claims=(LONGEST,)))
