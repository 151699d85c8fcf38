"""The model as JSON and back: nothing changes, nothing is coerced, and every fault has its place."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.base import Extraction, Rejected
from claimcheck.model import Article, Claim, Draft, HistoryEntry, RatingScale, Review, ReviewSession, Source
from claimcheck.model.verdicts import adjudicated
from claimcheck.store.convert import from_json, to_json
from claimcheck.store.faults import ConversionError
from tests import samples, strategies

Spoil = Callable[[Any], Any]


def faults(cls: type[Any], data: Any) -> list[str]:
    """Give the faults that the data is refused for."""
    with pytest.raises(ConversionError) as caught:
        from_json(cls, data)
    return [str(fault) for fault in caught.value.faults]


def put(key: Any, value: Any) -> Spoil:
    """Make a function that sets a key."""
    return lambda data: data.__setitem__(key, value)


@given(
    strategies.sessions()
    | strategies.articles
    | strategies.sources
    | strategies.scales()
    | strategies.ratings
    | strategies.drafts("c-1")
)
def test_there_and_back(value: Any) -> None:
    """Written as JSON text and read again, a value is equal to itself."""
    assert from_json(type(value), json.loads(json.dumps(to_json(value)))) == value


@given(strategies.sessions())
def test_written_again_nothing_changes(session: ReviewSession) -> None:
    """What was read is written as it was, number for number, so that a file without a change has no difference."""
    written = json.dumps(to_json(session))
    assert json.dumps(to_json(from_json(ReviewSession, json.loads(written)))) == written


def test_claim() -> None:
    """An anchor is the W3C's pair of selectors, in one list in the order of the anchors."""
    assert to_json(samples.END) == {
        "id": samples.END.id,
        "text": "half its crossings would end",
        "selectors": [
            {"type": "TextPositionSelector", "start": 133, "end": 161},
            {
                "type": "TextQuoteSelector",
                "exact": "half its crossings would end",
                "prefix": "otham Ferry Company\nwarned that ",
                "suffix": ". The bridge is the longest in t",
            },
        ],
        "claimant": {
            "name": "Gotham Ferry Company", "type": "Organization", "role": "ferry operator", "same_as": None
        },
        "cue": "", "kind": "prediction", "check_worthiness": 0.5, "reasons": [], "unresolved": [], "origin": "",
        "derived_from": [], "stated_on": None, "place": "", "look_again_on": None, "replies": [],
    }  # fmt: skip


def test_verdict() -> None:
    """A verdict is a review, with what colleagues should know and what readers were told of its changes."""
    given = adjudicated(samples.session(), samples.END.id, by="Nora Fenwick", rating="True", reason="so", at=samples.AT)
    given = given.with_export(by="Nora Fenwick", at=samples.AT)
    given = adjudicated(given, samples.END.id, by="Nora Fenwick", rating="False", correction="new data", at=samples.AT)
    (verdict,) = to_json(given)["verdicts"]
    assert (verdict["reviewer"], verdict["note"]) == ("Nora Fenwick", "")
    assert verdict["corrections"] == [
        {
            "at": "2026-01-31T10:00:05Z",
            "by": "Nora Fenwick",
            "what": "rating changed from True to False",
            "why": "new data",
        }
    ]
    (entry,) = [each for each in to_json(given)["history"] if each["action"] == "export"]
    assert (entry["review_ids"], entry["claims_before"], entry["claims_after"]) == ([], [], [])


def test_article_and_dates() -> None:
    """Times are ISO 8601 with Z, days are days, and an article carries the digest of its text."""
    article = to_json(samples.article())
    assert article["published_at"] == "2026-01-30T00:00:00Z"
    assert article["retrieved_at"] is None
    assert article["text_sha256"] == samples.article().text_sha256
    assert to_json(samples.SOURCES[0])["published_on"] == "2025-03-01"


def test_extraction() -> None:
    """An extraction is the article, the engine, the sentences as spans and the claims; its remarks are not data."""
    found = Extraction(
        samples.article(), "rules", ((0, 27), (29, 94)), (samples.COST,), (Rejected("x", "not there"),), ("a note",)
    )
    assert to_json(found) == {
        "article": to_json(samples.article()),
        "engine": "rules",
        "sentences": [[0, 27], [29, 94]],
        "claims": [to_json(samples.COST)],
    }


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (put("text", 5), "$.text: must be text, is 5"),
        (put("text", " "), "$.text: must not be empty"),
        (put("text", None), "$.text: must be text, is null"),
        (put("id", True), "$.id: must be text, is true"),
        (put("check_worthiness", "1"), '$.check_worthiness: must be a number, is "1"'),
        (put("check_worthiness", True), "$.check_worthiness: must be a number, is true"),
        (put("check_worthiness", 2), "$.check_worthiness: must be between 0 and 1, is 2.0"),
        (lambda c: c.pop("claimant"), "$.claimant: is missing"),
        (lambda c: c.pop("derived_from"), "$.derived_from: is missing"),
        (put("kind", "rumour"), "$.kind: must be one of quantity, causal, rule, prediction,"),
        (put("kind", ["event"]), "$.kind: must be one of quantity, causal, rule, prediction,"),
        (put("reasons", "abc"), '$.reasons: must be a list, is "abc"'),
        (put("reasons", {"a": 1}), '$.reasons: must be a list, is {"a": 1}'),
        (put("reasons", ["a", 1]), "$.reasons[1]: must be text, is 1"),
        (put("claimant", "Ada"), '$.claimant: must be an object, is "Ada"'),
        (put("claimant", {"name": ""}), "$.claimant.name: must not be empty"),
        (put("claimant", {"type": "Person"}), "$.claimant.name: is missing"),
        (put("claimant", {"name": "A", "type": "City"}), "$.claimant.type: must be one of Person, Organization, is"),
        (put("selectors", []), "$.selectors: must be pairs of a TextPositionSelector and a TextQuoteSelector, is []"),
        (put("selectors", {}), "$.selectors: must be a list, is {}"),
        (lambda c: c.pop("selectors"), "$.selectors: is missing"),
        (lambda c: c["selectors"].pop(), "$.selectors: must be pairs of"),
        (lambda c: c["selectors"].reverse(), '$.selectors[0].type: must be one of TextPositionSelector, is "TextQuote'),
        (lambda c: c["selectors"][0].update(end=3), "$.selectors[0].end: must be > start"),
        (lambda c: c["selectors"][0].update(start=-1), "$.selectors[0].start: must be >= 0"),
        (lambda c: c["selectors"][0].update(end="9"), '$.selectors[0].end: must be a whole number, is "9"'),
        (lambda c: c["selectors"][1].update(exact="x"), "$.selectors[1].exact: has 1 characters, the span 28"),
        (lambda c: c["selectors"][1].update(exact=None), "$.selectors[1].exact: must be text, is null"),
        (lambda c: c["selectors"][1].pop("prefix"), "$.selectors[1].prefix: is missing"),
    ],
)
def test_fault_in_a_claim(spoil: Spoil, fault: str) -> None:
    """Nothing is coerced, the model's rules hold, and each fault names its place."""
    data = to_json(samples.END)
    spoil(data)
    assert any(line.startswith(fault) for line in faults(Claim, data)), faults(Claim, data)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (put("text", "Something else"), "$.text_sha256: does not match the text"),
        (put("text", "a\r\n"), "$.text: is not normalised; use Article.from_text"),
        (put("text_sha256", "0" * 64), "$.text_sha256: does not match the text"),
        (lambda a: a.pop("text_sha256"), "$.text_sha256: is missing"),
        (put("title", 1), "$.title: must be text, is 1"),
        (put("published_at", "2026-01-30"), "$.published_at: must be a date and time in UTC such as"),
    ],
)
def test_fault_in_an_article(spoil: Spoil, fault: str) -> None:
    """A text that was changed is found out by its digest."""
    data = to_json(samples.article())
    spoil(data)
    assert [line for line in faults(Article, data) if line.startswith(fault)]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda s: s["claims"][2]["selectors"][0].update(end=0), "$.claims[2].selectors[0].end: must be > start"),
        (lambda s: s["reviews"][0]["sources"][1].update(stance="x"), "$.reviews[0].sources[1].stance: must be one of"),
        (lambda s: s["reviews"][0].update(rating=None), "$.reviews[0].rating: a rated review has one"),
        (lambda s: s["reviews"][0]["rating"].update(value=5), "$.reviews: not on the session's scale: r-"),
        (
            lambda s: s["reviews"][0]["rating"].update(value=True),
            "$.reviews[0].rating.value: must be a number, is true",
        ),
        (lambda s: s["history"][1].update(number=5), "$.history: must be numbered from 1 without a gap"),
        (
            lambda s: s["history"][0]["after"].update(state="x"),
            "$.history[0].after.state: must be one of rated, skipped",
        ),
        (lambda s: s["claims"].pop(), "$.reviews: of claims that the session does not have"),
        (lambda s: s["claims"].append(None), "$.claims[3]: must be an object, is null"),
        (lambda s: s["scale"]["levels"].reverse(), "$.scale.levels: values must rise from worst to best"),
        (put("revision", False), "$.revision: must be a whole number, is false"),
        (put("assignments", [{}]), "$.assignments[0].claim_id: is missing"),
    ],
)
def test_fault_in_a_session(spoil: Spoil, fault: str) -> None:
    """The place leads through every list and object down to the value."""
    data = to_json(samples.reviewed())
    spoil(data)
    assert [line for line in faults(ReviewSession, data) if line.startswith(fault)], faults(ReviewSession, data)


def test_key_that_is_not_known() -> None:
    """A key of another program, or the model's own name for one that is written otherwise, is passed over."""
    data = to_json(samples.reviewed())
    before = from_json(ReviewSession, data)
    for place in (data, data["article"], data["claims"][0], data["claims"][0]["selectors"][1], data["reviews"][0]):
        place.update(anchors=[], desk="north")
    data["reviews"][0]["rating"]["weight"] = None
    assert from_json(ReviewSession, data) == before


def test_all_faults_at_once() -> None:
    """Whoever mends a file by hand sees everything that is wrong in it."""
    data = to_json(samples.reviewed())
    data["claims"][0]["text"] = 1
    data["claims"][2]["selectors"][1]["exact"] = "?"
    data["article"]["text"] = ""
    del data["scale"]
    assert {line.partition(":")[0] for line in faults(ReviewSession, data)} == {
        "$.claims[0].text",
        "$.claims[2].selectors[1].exact",
        "$.article.text_sha256",
        "$.scale",
    }


@pytest.mark.parametrize("data", [None, [], 5, "x", True])
@pytest.mark.parametrize("cls", [Article, Claim, Draft, HistoryEntry, RatingScale, Review, ReviewSession, Source])
def test_no_object_at_all(cls: type[Any], data: Any) -> None:
    """What is no object is refused at the root."""
    assert [line.partition(", is")[0] for line in faults(cls, data)] == ["$: must be an object"]


json_values: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.text() | st.just([]) | st.just({}) | st.floats()
)


@given(strategies.sessions(), st.data())
def test_whatever_stands_there(session: ReviewSession, data: st.DataObject) -> None:
    """With any one value replaced by any other, it is refused or read as it stands; it never fails otherwise."""
    whole = to_json(session)
    place: Any = whole
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(json_values)
    found: ReviewSession | None = None
    with suppress(ConversionError):
        found = from_json(ReviewSession, whole)
    assert found is None or to_json(found) == whole
