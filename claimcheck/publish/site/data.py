"""The files of a site that are data alone: the feed of all ClaimReviews, what the index is searched in, a word to robots."""

from collections.abc import Iterable, Sequence
from typing import Any

from claimcheck.publish.site.links import language_of, shown, shown_json
from claimcheck.publish.site.values import Entry, Site
from claimcheck.text_safety import safe_json

_CONTEXT = "https://schema.org"


def data_feed(site: Site, entries: Sequence[Entry]) -> bytes:
    """Write the ClaimReviews as one schema.org DataFeed, in the order given."""
    head: dict[str, Any] = {"@context": _CONTEXT, "@type": "DataFeed", "name": site.name, "url": site.address}
    if entries:
        head["dateModified"] = max(entry.modified for entry in entries)
    start = shown_json(safe_json(head)).removesuffix("}")
    # Each is JSON already.
    items = ",\n".join(_feed_item(entry) for entry in entries)
    return f'{start}, "dataFeedElement": [\n{items}\n]}}\n'.encode()


def searched_entries(entries: Iterable[Entry]) -> bytes:
    """Write as a script what the index is searched in: a browser reads that from a folder, too, which it does not JSON."""
    rows = [
        [
            entry.folder,
            shown(entry.claim),
            shown(entry.claimant),
            shown(entry.verdict.label),
            entry.verdict.tone,
            entry.verdict.folder,
            entry.published[:10],
            shown(entry.article),
            shown(entry.summary),
            language_of(entry.language) or "",
        ]
        for entry in entries
    ]
    lines = ",\n".join(shown_json(safe_json(row)) for row in rows)
    return f"window.factChecks = [\n{lines}\n];\n".encode()


def robots(site: Site) -> bytes:
    """Write that everybody may read everything, and where all addresses are listed."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.address}sitemap.xml\n".encode()


def _feed_item(entry: Entry) -> str:
    dates = f'"dateCreated": "{entry.published}", "dateModified": "{entry.modified}"'
    return f'{{"@type": "DataFeedItem", {dates}, "item": [{entry.claim_review}]}}'
