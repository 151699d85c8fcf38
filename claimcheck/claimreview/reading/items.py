"""The claim as a thing: who made it, when, where and in what. Knows nothing of its rating."""

from attrs import evolve, frozen

from claimcheck.claimreview.claim_rules import is_legacy, is_party
from claimcheck.claimreview.published import Party, PublishedDate, Work
from claimcheck.claimreview.rating_rules import kind_of
from claimcheck.claimreview.reading.addresses import addresses_of
from claimcheck.claimreview.reading.dates import read_date
from claimcheck.claimreview.reading.parties import read_parties, read_party
from claimcheck.claimreview.reading.spots import Spot
from claimcheck.claimreview.reading.texts import read_name, read_text
from claimcheck.claimreview.reading.works import OwnSite, read_appearances, read_places
from claimcheck.claimreview.values import types_of

CLAIMANT_RULE = "claim-author-name"


@frozen
class Item:
    """What is said of a claim beside its words."""

    claimants: tuple[Party, ...] = ()
    date: PublishedDate | None = None
    place: str = ""
    name: str = ""
    appearances: tuple[Work, ...] = ()
    first_appearance: Work | None = None


def read_item(spot: Spot, own: OwnSite, *, language: str = "") -> Item:
    """Read the ``itemReviewed``; of several, all claimants and appearances, and of the rest what is said first.

    Args:
        spot: Where it stands.
        own: The address of the review.
        language: That of the review.

    """
    items = [_item(each, own, language) for each in spot.each()]
    return Item(
        claimants=tuple(party for item in items for party in item.claimants),
        date=next((item.date for item in items if item.date), None),
        place=next((item.place for item in items if item.place), ""),
        name=next((item.name for item in items if item.name), ""),
        appearances=tuple(work for item in items for work in item.appearances),
        first_appearance=next((item.first_appearance for item in items if item.first_appearance), None),
    )


def _item(spot: Spot, own: OwnSite, language: str) -> Item:
    if isinstance(spot.value, str):
        return _from_text(spot, own)
    if not isinstance(spot.value, dict):
        spot.fault("value-form", "error", f"must be a Claim, is {kind_of(spot.value)}")
        return Item()
    types = types_of(spot.value)
    if any(is_party(name) for name in types) and "Claim" not in types:
        party = read_party(spot, rule=CLAIMANT_RULE)
        spot.repaired(
            "item-party", {"author": {"name": party.name}} if party else None, why="made the claim, and is none"
        )
        return Item(claimants=(party,) if party else ())
    return _with_places(_described(spot, own, language), spot, own)


def _from_text(spot: Spot, own: OwnSite) -> Item:
    text = read_text(spot)
    if not text:
        return Item()
    if not addresses_of(text):
        spot.repaired("item-form", {"name": text}, why="a bare text instead of a Claim")
        return Item(name=text)
    places = read_places(spot, own)
    if places:
        spot.repaired("item-form", {"appearance": [work.url for work in places]}, why="an address instead of a Claim")
    return Item(appearances=places)


def _described(spot: Spot, own: OwnSite, language: str) -> Item:
    if is_legacy(spot.value):
        was = {"@type": spot.value.get("@type")}
        spot.repaired("item-legacy", {"@type": "Claim"}, was=was, why="the form that was used before there was a Claim")
    return Item(
        claimants=read_parties(spot.get("author"), rule=CLAIMANT_RULE),
        date=read_date(spot.get("datePublished")),
        place=read_name(spot.get("locationCreated"), language=language),
        name=read_name(spot.get("name", "headline"), language=language),
        appearances=read_appearances(spot.get("appearance"), own),
        first_appearance=next(iter(read_appearances(spot.get("firstAppearance"), own)), None),
    )


def _with_places(item: Item, spot: Spot, own: OwnSite) -> Item:
    """Add the addresses of the item itself to where the claim was made."""
    for name in ("url", "sameAs") if is_legacy(spot.value) else ("url",):
        known = {work.url for work in item.appearances}
        inner = spot.get(name)
        new = tuple(work for work in read_places(inner, own) if work.url not in known)
        if new:
            inner.repaired("item-url", {"appearance": [work.url for work in new]}, why="says where the claim was made")
        item = evolve(item, appearances=item.appearances + new)
    return item
