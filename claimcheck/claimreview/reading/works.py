"""What was published: where a claim was made, what was consulted, what was corrected. Knows nothing of ratings."""

from attrs import evolve, field, frozen

from claimcheck.claimreview.published import PublishedCorrection, Work
from claimcheck.claimreview.rating_rules import kind_of
from claimcheck.claimreview.reading.addresses import addresses_in, addresses_of, read_address
from claimcheck.claimreview.reading.dates import read_date
from claimcheck.claimreview.reading.parties import read_parties
from claimcheck.claimreview.reading.spots import Spot
from claimcheck.claimreview.reading.texts import read_text
from claimcheck.claimreview.values import host_of, is_web_address, types_of

# Many publish there whose pages have nothing to do with each other.
_SHARED_HOSTS = {
    "archive.org", "blogspot.com", "facebook.com", "instagram.com", "linkedin.com", "m.facebook.com", "medium.com",
    "reddit.com", "t.me", "tiktok.com", "twitter.com", "vk.com", "web.archive.org", "x.com", "youtube.com",
}  # fmt: skip
_BARE = "a bare text instead of a CreativeWork"


@frozen
class OwnSite:
    """The address of a review, by which its appearances are told from pages of the reviewer's own."""

    url: str = ""
    host: str = field(init=False)

    @host.default
    def _host_of_url(self) -> str:
        host = host_of(self.url)
        return "" if host in _SHARED_HOSTS else host

    def has(self, work: Work) -> bool:
        """Tell whether this is the review's own page, or nothing but an address on the same site."""
        if work.url is None or not self.url:
            return False
        is_bare = work == Work(url=work.url, type=work.type)
        return work.url == self.url or (is_bare and host_of(work.url) == self.host)


def read_works(spot: Spot) -> tuple[Work, ...]:
    """Give everything that is cited here: by an object, by an address or by a title."""
    return tuple(work for each in spot.each() for work in _works(each))


def read_appearances(spot: Spot, own: OwnSite) -> tuple[Work, ...]:
    """Give everything here in which the claim was made; not what cannot be one: no address, or the reviewer's own."""
    return tuple(work for each in spot.each() for work in _appearances(each, own))


def read_places(spot: Spot, own: OwnSite) -> tuple[Work, ...]:
    """Give the appearances that a plain property is the address of."""
    found = [Work(url=address) for each in spot.each() for address in addresses_in(each)]
    return tuple(_without_own(spot, found, own))


def read_corrections(spot: Spot) -> tuple[PublishedCorrection, ...]:
    """Give every correction, which may be a text, an address or a comment."""
    found = (_correction(each) for each in spot.each())
    return tuple(each for each in found if each != PublishedCorrection())


def _works(spot: Spot) -> list[Work]:
    if isinstance(spot.value, str):
        text = read_text(spot)
        found = addresses_of(text)
        if found and found != [text]:
            found = addresses_in(spot)
        return [Work(url=address) for address in found] or ([Work(title=text)] if text else [])
    if isinstance(spot.value, dict):
        return _described(spot)
    spot.fault("value-form", "error", f"must be a work, is {kind_of(spot.value)}")
    return []


def _described(spot: Spot) -> list[Work]:
    work = Work(
        title=read_text(spot.get("headline", "name")),
        type=next(iter(types_of(spot.value)), ""),
        authors=read_parties(spot.get("author")),
        publisher=next(iter(read_parties(spot.get("publisher"))), None),
        published=read_date(spot.get("datePublished")),
        archived_at=read_address(spot.get("archivedAt")),
        temporal_coverage=read_text(spot.get("temporalCoverage")),
    )
    found = [evolve(work, url=address) for address in addresses_in(spot)]
    return found or ([] if work == Work(type=work.type) else [work])


def _appearances(spot: Spot, own: OwnSite) -> list[Work]:
    if isinstance(spot.value, dict):
        return _without_own(spot, _described(spot), own)
    text = read_text(spot) if isinstance(spot.value, str) else "-"
    found = addresses_of(text)
    if text and found == [text]:
        kept = _without_own(spot, [Work(url=text)], own)
        if kept:
            spot.repaired("appearance-form", {"url": text}, why=_BARE)
        return kept
    # A word alone is a file name, a number or a placeholder; several are a description.
    if found or len(text.split()) == 1:
        return _without_own(spot, [Work(url=address) for address in addresses_in(spot)], own)
    if text:
        spot.repaired("appearance-form", {"headline": text}, why=_BARE)
    return [Work(title=text)] if text else []


def _without_own(spot: Spot, works: list[Work], own: OwnSite) -> list[Work]:
    kept = []
    for work in works:
        if own.has(work):
            spot.repaired("appearance-own", was=work.url, why="is on the reviewer's own site")
        else:
            kept.append(work)
    return kept


def _correction(spot: Spot) -> PublishedCorrection:
    if isinstance(spot.value, str):
        text = read_text(spot)
        return PublishedCorrection(url=text) if is_web_address(text) else PublishedCorrection(text=text)
    if not isinstance(spot.value, dict):
        spot.fault("value-form", "error", f"must be a correction, is {kind_of(spot.value)}")
        return PublishedCorrection()
    return PublishedCorrection(
        text=read_text(spot.get("text", "description", "name")),
        published=read_date(spot.get("datePublished", "dateCreated")),
        url=next(iter(addresses_in(spot)), None),
    )
