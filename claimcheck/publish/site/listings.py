"""The pages that lead to fact-checks: all of them, those with a verdict, those of a claimant; and feeds. No I/O."""

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.model import RatingScale
from claimcheck.publish.site.records import Record
from claimcheck.publish.site.values import (
    Claimants,
    Entry,
    Feed,
    Listing,
    Method,
    Named,
    Page,
    Share,
    Site,
    Verdict,
)
from claimcheck.publish.site.wording import counted

PER_PAGE = 50
"""Fact-checks on one page of a list, and in the Atom feed."""

_MOST_ADDRESSES = 50_000
"""Addresses that a sitemap may have."""


def newest_first(records: Iterable[Record]) -> tuple[Entry, ...]:
    """Give all fact-checks, the last published first; those of one moment in the order of their addresses."""
    entries = sorted((entry for record in records for entry in record.entries), key=lambda each: each.folder)
    return tuple(sorted(entries, key=lambda each: each.published, reverse=True))


def listing_pages(site: Site, records: Sequence[Record]) -> Iterator[Page]:
    """Give every page that is about no single session."""
    entries = newest_first(records)
    scales = _scales(records)
    shares = _shares(entries, scales)
    yield from _listing("", "index", site.name, entries, f"{counted(len(entries), 'claim')} checked.", shares=shares)
    for share in shares:
        verdict = share.verdict
        chosen = [each for each in entries if each.verdict.folder == verdict.folder]
        said = f"{counted(len(chosen), 'claim')} rated {verdict.label}."
        yield from _listing(verdict.folder, "listing", verdict.label, chosen, said, verdict=verdict)
    yield from _claimant_pages(entries)
    yield Page(
        "method/index.html",
        "method",
        "Method",
        "How claims are rated.",
        Method(scales, site.is_decided, site.is_signed_off),
        section="method",
    )
    yield Page("404.html", "404", "Not found", "There is no such page.", is_indexed=False)


def feed_pages(records: Sequence[Record]) -> Iterator[Page]:
    """Give what programs read: the Atom feed, the sitemap, and the entries that the index is searched in."""
    entries = newest_first(records)
    updated = max((each.modified for each in entries), default="1970-01-01T00:00:00Z")
    changed = sorted(entries, key=lambda each: each.modified, reverse=True)
    yield Page("atom.xml", "atom", content=Feed(tuple(changed[:PER_PAGE]), updated))
    articles = [(f"{each.folder}/", each.modified) for each in records if each.entries]
    paths = [("", updated), ("method/", ""), *((f"{each.folder}/", each.modified) for each in entries), *articles]
    yield Page("sitemap.xml", "sitemap", content=Feed((), updated, tuple(paths[:_MOST_ADDRESSES])))


def _claimant_pages(entries: Sequence[Entry]) -> Iterator[Page]:
    said: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.claimant:
            said.setdefault(entry.claimant, []).append(entry)
    names = sorted(said, key=lambda name: (name.casefold(), name))
    named = tuple(Named(name, said[name][0].claimant_folder, len(said[name])) for name in names)
    yield Page(
        "claimants/index.html",
        "claimants",
        "Claimants",
        "Everybody whose claims were checked.",
        Claimants(named),
        section="claimants",
    )
    for each in named:
        found = said[each.name]
        yield from _listing(each.folder, "listing", each.name, found, f"{counted(each.count, 'claim')} checked.")


def _listing(
    folder: str,
    kind: str,
    heading: str,
    entries: Sequence[Entry],
    description: str,
    *,
    verdict: Verdict | None = None,
    shares: tuple[Share, ...] = (),
) -> Iterator[Page]:
    """Give the pages of a list; there is one even where nothing is listed."""
    portions = [tuple(entries[at : at + PER_PAGE]) for at in range(0, max(len(entries), 1), PER_PAGE)]
    paths = tuple(_path(folder, number) for number in range(1, len(portions) + 1))
    for number, (path, portion) in enumerate(zip(paths, portions, strict=True), 1):
        yield Page(
            path,
            kind,
            title=heading if number == 1 else f"{heading}, page {number}",
            description=description if number == 1 else f"Page {number} of {len(paths)}.",
            content=Listing(
                heading,
                len(entries) if number == 1 else None,
                number,
                portion,
                paths,
                verdict=verdict,
                shares=shares if number == 1 else (),
            ),
            section="index" if kind == "index" else "",
        )


def _path(folder: str, number: int) -> str:
    below = f"{folder}/" if folder else ""
    return f"{below}index.html" if number == 1 else f"{below}page/{number}/index.html"


def _scales(records: Iterable[Record]) -> tuple[RatingScale, ...]:
    """Give every scale that something is rated on, each version of it, by name."""
    used = {(each.scale.id, each.scale.version, each.scale): None for each in records if each.scale and each.entries}
    return tuple(scale for *_, scale in sorted(used, key=lambda it: (it[2].name.casefold(), it[0], it[1])))


def _shares(entries: Sequence[Entry], scales: Iterable[RatingScale]) -> tuple[Share, ...]:
    """Count the fact-checks of each verdict, scale by scale, in the order of the labels."""
    given: dict[tuple[str, str], list[Verdict]] = {}
    for entry in entries:
        given.setdefault((entry.verdict.scale, entry.verdict.label), []).append(entry.verdict)
    every = dict.fromkeys((scale.id, label) for scale in scales for label in scale.all_labels)
    return tuple(Share(given[name][0], len(given[name])) for name in every if name in given)
