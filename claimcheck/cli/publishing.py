"""What exporting and publishing share: who publishes, what is noted of it, and what is said of what could not be published."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimcheck.cli.settings import Settings
from claimcheck.cli.terminal import say

if TYPE_CHECKING:
    from claimcheck.claimreview import Fault
    from claimcheck.config import Publisher
    from claimcheck.model import ReviewSession
    from claimcheck.store import Store

NO_ADDRESS_HINT = 'Add  base_url = "https://…"  under [publisher] in claimcheck.toml, or pass --base-url.'


def publisher_of(settings: Settings, base_url: str | None) -> "Publisher":
    """Give who publishes, and where: at the address of the option, if one was given."""
    from attrs import evolve

    publisher = settings.config.publisher
    return publisher if base_url is None else evolve(publisher, base_url=base_url)


def note_published(
    settings: Settings, store: "Store", session_id: str, ids: Sequence[str], *, command: str
) -> "ReviewSession | None":
    """Note in the history that reviews were published, and give the session as it is then.

    What was written stays so where that cannot be noted, which is said; nothing is given then.

    Args:
        settings: Who publishes.
        store: Where the session is.
        session_id: The session.
        ids: The reviews and verdicts that were published.
        command: By what, where nothing says by whom.

    """
    from datetime import UTC, datetime

    from claimcheck.cli.reviewer import known_name
    from claimcheck.errors import StoreError

    by = known_name("", usual=settings.config.reviewer) or settings.config.publisher.name or command
    at = datetime.now(UTC)
    try:
        return store.change(session_id, lambda it: it.with_export(by=by, note=reviews(len(ids)), review_ids=ids, at=at))
    except StoreError as error:
        say(f"warning: it could not be noted that this was published: {error.message}")
        return None


def say_warnings(faults: Iterable["Fault"], *, superseded: int) -> None:
    """Say what makes that weaker which is published, and what is not published since its claim is no more."""
    every = tuple(faults)
    held_back = {fault.review_id for fault in every if fault.severity == "error"}
    warnings = [each for each in every if each.severity == "warning" and each.review_id not in held_back]
    for message, count in counted(warnings).items():
        say(f"warning: {message} ({reviews(count)})")
    if superseded:
        say(f"warning: the claim was split or merged, so it is not published ({reviews(superseded)})")


def refusals(errors: Iterable["Fault"]) -> list[str]:
    """Say what was not published and why, a line a reason."""
    return [f"{reviews(count)} cannot be published: {message}." for message, count in counted(errors).items()]


def cures(errors: Iterable["Fault"], sign_off: str) -> list[str]:
    """Say what can be done about it; ``sign_off`` is the command that signs off."""
    from claimcheck.claimreview.export import NOT_SIGNED_OFF

    every = tuple(errors)
    hints = [NO_ADDRESS_HINT] if any(fault.path == "$.url" for fault in every) else []
    if any(fault.rule == NOT_SIGNED_OFF for fault in every):
        hints.append(f"Somebody else than the reviewer signs off: {sign_off}")
    return hints


def counted(faults: Iterable["Fault"]) -> Counter[str]:
    """Count the reviews that have each fault; a fault in two places of one review is one."""
    return Counter(message for _, message in dict.fromkeys((fault.review_id, fault.message) for fault in faults))


def reviews(count: int) -> str:
    """Say how many reviews."""
    return f"{count} review" if count == 1 else f"{count} reviews"
