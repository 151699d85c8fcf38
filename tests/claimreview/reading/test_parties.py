"""People and organisations are read with all that is said of them, and those of whom nothing is said are not."""

from typing import Any

import pytest

from claimcheck.claimreview import Party
from claimcheck.claimreview.reading.parties import read_parties
from tests.claimreview.reading.spotting import noted, spot

RULE = "claim-author-name"


@pytest.mark.parametrize(
    ("value", "party"),
    [
        ({"@type": "Person", "name": "Selina Vale", "jobTitle": "mayor"}, Party("Selina Vale", "Person", "mayor")),
        ({"@type": "Person", "name": "Vale", "jobTitle": {"name": "mayor"}}, Party("Vale", "Person", "mayor")),
        (
            {"@type": "Organization", "name": "Ferry Company", "description": "ferry operator"},
            Party("Ferry Company", "Organization", "ferry operator"),
        ),
        ({"@type": ["Thing", "NewsMediaOrganization"], "name": "Courier"}, Party("Courier", "NewsMediaOrganization")),
        (
            {
                "@type": "Organization",
                "name": "Desk",
                "logo": {"@type": "ImageObject", "url": "https://a.example/l.svg"},
            },
            Party("Desk", "Organization", logo="https://a.example/l.svg"),
        ),
        (
            {"name": "Vale", "sameAs": [{"@id": "https://a.example/vale"}, "https://b.example/vale"]},
            Party("Vale", same_as=("https://a.example/vale", "https://b.example/vale")),
        ),
    ],
)
def test_what_is_said_of_them(value: dict[str, Any], party: Party) -> None:
    """Everything is read as it stands, and nothing mended."""
    at = spot(value)
    assert (read_parties(at, rule=RULE), noted(at)) == ((party,), [])


@pytest.mark.parametrize("value", [{}, {"@type": "Person", "name": ""}, {"@type": "Person", "name": None}])
def test_nobody(value: dict[str, Any]) -> None:
    """Somebody without anything is nobody, which is a fault where there must be a name."""
    at = spot(value)
    assert read_parties(at, rule=RULE) == ()
    assert [(each.id, each.severity) for each in at.notes.faults] == [(RULE, "error")]
    at = spot(value)
    assert (read_parties(at), at.notes.faults) == ((), [])


def test_several() -> None:
    """All of them are read, and what is none is named."""
    at = spot([{"name": "Selina Vale"}, None, 3, "", {"name": "Lois Field"}])
    assert [party.name for party in read_parties(at, rule=RULE)] == ["Selina Vale", "Lois Field"]
    assert noted(at) == ["empty-text", "value-form"]
