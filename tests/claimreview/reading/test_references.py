"""References lead to what is described elsewhere in the data, as far as that is not endless."""

from typing import Any

from claimcheck.claimreview.reading.references import references_in


def test_a_reference_leads_to_its_description() -> None:
    """The first object with that ``@id`` that says more is it, and its path is known."""
    reference = {"@id": "#desk", "@type": "Organization"}
    data = [{"author": reference}, {"@graph": [{"@id": "#desk", "name": "Desk"}, {"@id": "#desk", "name": "Other"}]}]
    references = references_in(data)
    assert references.has(reference)
    assert references.follow(reference) == ({"@id": "#desk", "name": "Desk"}, (1, "@graph", 0))


def test_what_is_no_reference() -> None:
    """An object that says anything, one that leads nowhere, and what is none."""
    references = references_in([{"@id": "#desk", "name": "Desk"}, {"@id": "#nowhere"}, {"@id": "#desk"}])
    assert references.has({"@id": "#desk"})
    others: list[Any] = [{"@id": "#desk", "url": "x"}, {"@id": "#nowhere"}, {"@id": 3}, {"@id": None}, {}, [], "#desk"]
    for value in others:
        assert not references.has(value)


def test_what_is_looked_up_is_counted() -> None:
    """No more than some times the data is looked up; what is small is found even then."""
    big: dict[str, Any] = {"@id": "#big", "name": ["x"] * 10_000}
    data = [big, {"@id": "#small", "name": "x"}, {"@id": "#big"}, {"@id": "#small"}]
    references = references_in(data)
    found = [references.follow({"@id": "#big"}) for _ in range(20)]
    assert 10 <= sum(each is not None for each in found) < 15
    assert references.follow({"@id": "#small"})


def test_depth_is_no_problem() -> None:
    """A description at any depth is found; of a way that is endless the end is told."""
    data: Any = {"@id": "#deep", "name": "x"}
    for _ in range(20_000):
        data = [data]
    references = references_in([data, {"@id": "#deep"}])
    found = references.follow({"@id": "#deep"})
    assert found
    assert (found[1][0], len(found[1])) == ("…", 1001)
