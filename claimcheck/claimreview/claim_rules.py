"""The rules on the claim, its claimant and its appearances, and on who reviewed it. Knows nothing of ratings."""

import re
from collections.abc import Iterator
from typing import Any

from claimcheck.claimreview.findings import Broken, Steps
from claimcheck.claimreview.values import (
    address_of,
    each,
    host_of,
    is_absent,
    is_date,
    is_web_address,
    text_of,
    types_of,
)

LONG_CLAIM = 75
_QUESTION_ENDS = ("?", "？", "؟")
# English only: a verdict in another language is caught where it is the review's own label.
_VERDICTS = r"false|true|fake|hoax|misleading|unproven|satire|fact[ -]?check(?:ed)?|mostly (?:true|false)|half[ -]true"
_FIRST = re.compile(rf"(?:{_VERDICTS})[\s\"'”’»)\]]*[:–—]")
_LAST = re.compile(rf"(?:[:–—(\[]|\s-)\s*(?:{_VERDICTS})")
_AFTER_FIRST = re.compile(r"[\s\"'”’»)\]]*[:–—]")
_BEFORE_LAST = re.compile(r"(?:[:–—(\[]|\s-)\s*")
_NO_LETTERS = re.compile(r"\W*")
# Where a verdict ends that is written before or after a claim; what is longer is a sentence.
_WITHIN = 80
# Kinds of Organization whose name does not end so.
_ORGANISATIONS = {
    "Airline",
    "Consortium",
    "Cooperative",
    "Corporation",
    "LibrarySystem",
    "LocalBusiness",
    "NGO",
    "Project",
}


def check_claim(node: dict[str, Any]) -> Iterator[Broken]:
    """Check the words of the claim."""
    claim = text_of(node.get("claimReviewed"))
    if not claim:
        yield "claim-reviewed-missing", "is missing or empty", ("claimReviewed",)
        return
    # A question in quotation marks is one too.
    if claim.rstrip("\"'”’»").endswith(_QUESTION_ENDS):
        yield "claim-is-question", "asks instead of stating what was claimed", ("claimReviewed",)
    if where := _place_of_verdict(claim, _label(node)):
        yield "claim-has-verdict", f"{where} with the verdict", ("claimReviewed",)
    if len(claim) > LONG_CLAIM:
        yield "claim-long", f"has {len(claim)} characters", ("claimReviewed",)


def check_author(node: dict[str, Any]) -> Iterator[Broken]:
    """Check who reviewed the claim, and when."""
    if is_absent(node.get("author")):
        yield "author-missing", "is missing", ("author",)
    else:
        for place, author in each(node["author"]):
            yield from _check_party(author, ("author", *place))
            yield from _check_same_as(author, ("author", *place))
    yield from _check_date(node, (), "date-missing")


def _check_party(author: object, steps: Steps) -> Iterator[Broken]:
    if not any(is_party(name) for name in types_of(author)):
        yield "review-author", "must be a Person or an Organization object", steps
    elif isinstance(author, dict) and not (text_of(author.get("name")) or address_of(author.get("url"))):
        yield "review-author", "has neither a name nor a url", steps
    elif isinstance(author, dict) and not text_of(author.get("name")):
        yield "author-name-missing", "has no name, only an address", (*steps, "name")


def check_item(node: dict[str, Any]) -> Iterator[Broken]:
    """Check the claim as a thing: who made it, when and where."""
    if is_absent(node.get("itemReviewed")):
        yield "item-missing", "is missing", ("itemReviewed",)
        return
    for place, item in each(node["itemReviewed"]):
        steps: Steps = ("itemReviewed", *place)
        if not isinstance(item, dict):
            yield "item-missing", "must be a Claim object", steps
            continue
        yield from _check_item_type(item, steps)
        yield from _check_item_address(item, steps)
        yield from _check_claimants(item, steps)
        yield from _check_date(item, steps, "claim-date-missing")
        yield from _check_appearances(item, steps, host_of(address_of(node.get("url"))))


def _check_item_type(item: dict[str, Any], steps: Steps) -> Iterator[Broken]:
    if "Claim" in types_of(item):
        return
    if is_legacy(item):
        yield "item-legacy", "is a CreativeWork", steps
    else:
        yield "item-missing", "@type must be Claim", steps


def _check_item_address(item: dict[str, Any], steps: Steps) -> Iterator[Broken]:
    url = item.get("url")
    if isinstance(url, list) and url:
        yield "item-url-form", "must be one address, is a list", (*steps, "url")
    elif not _is_blank(url) and not is_web_address(address_of(url)):
        yield "item-url-form", "must be an http or https address", (*steps, "url")
    yield from _check_same_as(item, steps)


def _check_claimants(item: dict[str, Any], steps: Steps) -> Iterator[Broken]:
    if is_absent(item.get("author")):
        yield "claim-author-missing", "is missing", (*steps, "author")
        return
    for place, author in each(item["author"]):
        here = (*steps, "author", *place)
        if not isinstance(author, dict) or not text_of(author.get("name")):
            yield (
                "claim-author-name",
                "must be an object with a name; leave the author out if nobody made the claim",
                here,
            )
        elif _is_blank(author.get("sameAs")):
            yield "claim-author-same-as-missing", "is missing", (*here, "sameAs")
        else:
            yield from _check_same_as(author, here)


def _is_blank(value: object) -> bool:
    # Generators leave empty texts where nothing was entered, which is the same as nothing.
    return is_absent(value) or value == ""


def _check_same_as(thing: object, steps: Steps) -> Iterator[Broken]:
    if not isinstance(thing, dict) or _is_blank(thing.get("sameAs")):
        return
    for place, value in each(thing["sameAs"]):
        if not is_web_address(address_of(value)):
            yield "same-as-not-url", "must be an http or https address", (*steps, "sameAs", *place)


def _check_date(thing: dict[str, Any], steps: Steps, missing: str) -> Iterator[Broken]:
    date = text_of(thing.get("datePublished"))
    if not date:
        yield missing, "is missing", (*steps, "datePublished")
    elif not is_date(date):
        yield "date-format", "is not an ISO 8601 date", (*steps, "datePublished")


def _check_appearances(item: dict[str, Any], steps: Steps, own_host: str) -> Iterator[Broken]:
    keys = [key for key in ("appearance", "firstAppearance") if not is_absent(item.get(key))]
    # Older markup has no Claim and thus no appearance: the address of the work itself says where.
    if not keys and not (is_legacy(item) and (address_of(item.get("url")) or item.get("sameAs"))):
        yield "appearance-missing", "is missing", (*steps, "appearance")
    for key in keys:
        for place, value in each(item[key]):
            yield from _check_appearance(value, (*steps, key, *place), own_host)


def _check_appearance(value: object, steps: Steps, own_host: str) -> Iterator[Broken]:
    if not isinstance(value, dict):
        yield "appearance-form", 'must be an object: {"@type": "CreativeWork", "url": …}', steps
    address = address_of(value)
    if not is_web_address(address):
        yield "appearance-address", "has no http or https address", steps
    elif own_host and host_of(address) == own_host:
        yield "appearance-address", "is on the reviewer's own site", steps


def is_party(name: str) -> bool:
    """Tell whether a type is schema.org's Person, Organization or one of the kinds of organisation."""
    return name == "Person" or name.endswith("Organization") or name in _ORGANISATIONS


def is_legacy(item: dict[str, Any]) -> bool:
    """Tell whether the item is of the form used before Claim existed."""
    types = types_of(item)
    return "Claim" not in types and any(
        name == "CreativeWork" or name.endswith(("Article", "Posting")) for name in types
    )


def _place_of_verdict(claim: str, label: str) -> str:
    """Tell whether a claim begins or ends with a verdict, set off from what is claimed."""
    head = claim[:_WITHIN].casefold()
    head = head[_end(_NO_LETTERS.match(head)) :]
    if _FIRST.match(head) or (label and head.startswith(label) and _AFTER_FIRST.match(head, len(label))):
        return "begins"
    tail = claim[-_WITHIN:].casefold().rstrip(" .!\"'”’»)]")
    start = len(tail) - len(label)
    if _ends_with(_LAST, tail) or (label and tail.endswith(label) and _ends_with(_BEFORE_LAST, tail[:start])):
        return "ends"
    return ""


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _ends_with(pattern: re.Pattern[str], text: str) -> bool:
    return any(each.end() == len(text) for each in pattern.finditer(text))


def _label(node: dict[str, Any]) -> str:
    """Give this review's own label, folded; empty where there is none that could stand beside a claim."""
    rating = node.get("reviewRating")
    label = text_of(rating.get("alternateName")).casefold() if isinstance(rating, dict) else ""
    return label if len(label) < _WITHIN and _end(_NO_LETTERS.match(label)) == 0 else ""
