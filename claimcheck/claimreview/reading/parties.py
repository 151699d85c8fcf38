"""People and organisations as ClaimReviews name them. Knows nothing of claims and reviews."""

from claimcheck.claimreview.claim_rules import is_party
from claimcheck.claimreview.published import Party
from claimcheck.claimreview.rating_rules import kind_of
from claimcheck.claimreview.reading.addresses import addresses_in, read_address, read_addresses
from claimcheck.claimreview.reading.spots import Spot
from claimcheck.claimreview.reading.texts import read_name, read_text
from claimcheck.claimreview.values import is_web_address, types_of


def read_parties(spot: Spot, *, rule: str = "") -> tuple[Party, ...]:
    """Give everybody who is named here.

    Args:
        spot: Where to read.
        rule: The rule that everybody has a name, if there is one.

    """
    found = (read_party(each, rule=rule) for each in spot.each())
    return tuple(party for party in found if party)


def read_party(spot: Spot, *, rule: str = "") -> Party | None:
    """Give one person or organisation; None where nothing is said of them."""
    if isinstance(spot.value, dict):
        party = _described(spot)
    elif isinstance(spot.value, str):
        party = _named(spot)
    else:
        spot.fault("value-form", "error", f"must be a person or an organisation, is {kind_of(spot.value)}")
        return None
    is_known = party != Party(type=party.type)
    if rule and not party.name and (is_known or isinstance(spot.value, dict)):
        spot.fault(
            rule, "warning" if is_known else "error", f"has no name{', and is read without' if is_known else ''}"
        )
    return party if is_known else None


def _named(spot: Spot) -> Party:
    text = read_text(spot)
    if not text:
        return Party()
    party = Party(url=text) if is_web_address(text) else Party(name=text)
    spot.repaired(
        "party-form", {"url": text} if party.url else {"name": text}, why="a bare text instead of an object with a name"
    )
    return party


def _described(spot: Spot) -> Party:
    return Party(
        name=read_text(spot.get("name")),
        type=type_of(spot),
        role=_role(spot),
        url=next(iter(addresses_in(spot)), None),
        same_as=read_addresses(spot.get("sameAs")),
        logo=read_address(spot.get("logo")),
    )


def type_of(spot: Spot) -> str:
    """Give what kind of party this is, or of what kind else, by the short name."""
    types = types_of(spot.value)
    return next((name for name in types if is_party(name)), types[0] if types else "")


def _role(spot: Spot) -> str:
    if role := read_name(spot.get("jobTitle", "description")):
        return role
    # No property of a person, but it was in the first proposal for ClaimReview, and markup that was made after it has it.
    title = spot.get("title")
    role = read_name(title)
    if role:
        title.repaired("party-role", {"jobTitle": role}, why="a person has a jobTitle, not a title")
    return role
