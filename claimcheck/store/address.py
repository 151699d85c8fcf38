"""Addresses of stores, and their passwords, which nobody is shown. Knows no database.

An address that is written as it should be is shown in full but for its password. In any other, what might be one goes, too:
a name that was typed with an "@", a password with a space, a parameter that nobody knows.
"""

import os
import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from urllib.parse import unquote

from attrs import frozen

from claimcheck.errors import StoreError

HIDDEN = "***"

_SCHEMES = ("postgresql://", "postgres://")
_SCHEME = r"(?P<scheme>\s*[a-z][a-z0-9+.-]*://)"
_HOST = r"(?:\[[^\]@/?\s]*\]|[^\[\]:@/?,\s]*)(?::\d*)?"
_PROPER = re.compile(
    rf"{_SCHEME}(?:(?P<user>[^:@/?\s]*)(?::(?P<password>[^@/?\s]*))?@)?"
    rf"(?P<place>{_HOST}(?:,{_HOST})*(?P<name>/[^@?\s]*)?)(?:\?(?P<query>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_BEGINNING = re.compile(_SCHEME, re.IGNORECASE)
_UNCLEAR = re.compile(r"[/?=\s]")
_ASSIGNMENT = re.compile(r"(?=[?&]([^=&?]*)=)")
# What ends a user or a password for whoever reads the address, so that a part of it would be taken for something else.
_ENDS = re.compile(r"[@/?#:\[\]\s]")

_SHOWN = frozenset(
    "host hostaddr port dbname user application_name fallback_application_name client_encoding connect_timeout keepalives"
    " keepalives_idle keepalives_interval keepalives_count tcp_user_timeout gssencmode sslmode sslnegotiation sslcertmode"
    " sslrootcert sslcert sslcrl sslcrldir sslsni ssl_min_protocol_version ssl_max_protocol_version channel_binding"
    " require_auth requirepeer target_session_attrs load_balance_hosts".split()
)
"""The parameters of libpq that are nobody's secret."""

_KNOWN = _SHOWN | frozenset(
    "password passfile sslpassword sslkey sslkeylogfile options service servicefile krbsrvname gsslib gssdelegation"
    " scram_client_key scram_server_key oauth_issuer oauth_client_id oauth_client_secret oauth_scope".split()
)

_SHORT = 3
"""A secret of so few characters is hidden where it stands alone, and not within other words."""

# In a text nobody knows where an address ends, so that it may end at the last "@" of the line.
_AFTER = r"(?=[.:]?(?:$|[\s\"'`()\[\],;<>]))"
_ADDRESS_IN_TEXT = re.compile(
    r"(?P<scheme>(?:[a-z][a-z0-9+.-]*://|postgres(?:ql)?:)[/\\]*)(?P<user>[^:\s/?#]*):.*@", re.IGNORECASE
)
_NAME_IN_TEXT = re.compile(r"(?P<before>^|[?&\s(\"'])(?P<name>[\w%.-]+)\s*=\s*", re.MULTILINE)
_VALUE_OF_ADDRESS = re.compile(rf"(?:.(?:(?!: |&(?:{'|'.join(sorted(_KNOWN))})=)[^\"\n])*)?")
_VALUE_ALONE = re.compile(r"'[^'\n]*'|\S*")
_SECRET_NAME = re.compile(r"passw|^pass$|pwd|secret", re.IGNORECASE)

# An address that was mistyped is a folder to whoever knows no better, and its password the name of one.
_MISTYPED = re.compile(r"(?:^|[/\\\s\"'])postgres(?:ql)?:|(?:passw(?:or)?d|pwd|secret)\s*=", re.IGNORECASE)
_WITH_COLON = re.compile(r"(?:^|(?<=[/\\]))(?![a-z]:[/\\])[^/\\:@]+:[^/\\]*", re.IGNORECASE)


@frozen
class _Address:
    """An address in its parts; ``is_clear`` where it is plain which is which."""

    scheme: str
    user: str | None
    password: str
    place: str
    query: str | None = None
    is_clear: bool = True

    def __str__(self) -> str:
        """Give it as it may be shown."""
        user = "" if self.user is None else f"{self.user}@"
        query = "" if self.query is None else "?" + "&".join(shown for shown, _ in _parameters(self.query))
        return f"{self.scheme}{user}{_without_assigned(self.place)}{query}"


def is_postgres(where: str) -> bool:
    """Tell whether a store's place is the address of a PostgreSQL database."""
    return where.lower().startswith(_SCHEMES)


def check_place(where: str) -> None:
    """Refuse what was meant as an address and is none, before a folder of that name is made, or shown.

    Raises:
        StoreError: It is one. The error does not repeat it.

    """
    if is_postgres(where):
        return
    is_address = _BEGINNING.match(where) is not None
    if (_MISTYPED.search(where) and not is_address) or (not is_address and _has_login(where)):
        raise StoreError(
            "the place of the sessions is neither a folder nor an address; it is not shown, for it may have a password in it",
            hint="A database is postgresql://USER@HOST/NAME; a folder needs another name.",
        )


def without_password(address: str) -> str:
    """Give the address as it may be shown: the user stays, the password goes, whichever way it was given."""
    found = _read(address)
    return str(found) if found else _hidden(address, _any_of(()))


def hide_passwords(text: str, *addresses: str) -> str:
    """Hide the passwords of all addresses in a text, and those of these addresses wherever else they stand.

    The text may hold an address that is not among these; then more than its password may go.
    """
    shown = {form: without_password(each) for each in addresses if each for form in (each, without_password(each))}
    known = "|".join(map(re.escape, sorted(shown, key=len, reverse=True))) or r"(?!)"
    secrets = _any_of(each for address in addresses for each in _secrets(address))
    pieces = re.split(rf"({known}){_AFTER}", text)
    return "".join(shown[each] if at % 2 else _hidden(each, secrets) for at, each in enumerate(pieces))


def is_ambiguous(address: str) -> bool:
    """Tell whether user or password has a character that ends it for whoever reads the address, so that a part would be shown."""
    found = _read(address)
    if not found or found.user is None:
        return False
    return not found.is_clear or bool(_ENDS.search(found.user) or _ENDS.search(found.password))


def _read(address: str) -> _Address | None:
    return _read_proper(address) or _read_any(address)


def _read_proper(address: str) -> _Address | None:
    """Read an address as libpq does, if it is one and nothing in it could be a part of a password."""
    found = _PROPER.fullmatch(address)
    if found is None:
        return None
    query = found["query"]
    names = [unquote(each.partition("=")[0]) for each in (query or "").split("&")]
    if query and "@" in query and not (_KNOWN.issuperset(names) and (found["user"] is not None or found["name"])):
        return None
    return _Address(found["scheme"], found["user"], found["password"] or "", found["place"], query)


def _read_any(address: str) -> _Address | None:
    """Read what begins like an address so that what may be a password is in nothing else."""
    found = _BEGINNING.match(address)
    if found is None:
        return None
    before, at, rest = address[found.end() :].rpartition("@")
    place, is_asking, query = rest.partition("?")
    given = query if is_asking else None
    if not at:
        # A port that is no number may be the password of an address that names no host.
        host, colon, password = place.partition(":")
        place = f"{host}:{HIDDEN}" if colon else host
        return _Address(found["scheme"], None, password, place, given)
    user, _, password = before.partition(":")
    if _UNCLEAR.search(user) or _ASSIGNMENT.search(password):
        return _Address(found["scheme"], _UNCLEAR.split(user, maxsplit=1)[0], password, HIDDEN, is_clear=False)
    return _Address(found["scheme"], user, password, place, given)


def _parameters(query: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each parameter as it may be shown, with what of it may not: behind a password an "&" may be a part of it."""
    is_after = False
    for item in query.split("&"):
        name, equals, value = item.partition("=")
        name = unquote(name)
        if equals and name in _SHOWN:
            yield item, ()
        elif equals and (name in _KNOWN or not is_after):
            yield f"{name}={HIDDEN}", (value,)
        else:
            yield HIDDEN, (item, name)
        is_after |= name not in _SHOWN


def _secrets(address: str) -> Iterator[str]:
    """Give all that may be a password in an address, as it stands there, as it is meant, and as Python quotes it."""
    given: list[str] = []
    if found := _read(address):
        given += [found.password, *(each for _, hidden in _parameters(found.query or "") for each in hidden)]
    for each in _ASSIGNMENT.finditer(address):
        if unquote(each[1]) not in _SHOWN:
            # It may end at any "&", or at none.
            given += accumulate(address[each.end(1) + 1 :].split("&"), "{}&{}".format)
    for written in given:
        for meant in (written, unquote(written)):
            yield from (meant, repr(meant)[1:-1])


def _any_of(secrets: Iterable[str]) -> re.Pattern[str]:
    """Give what finds any of them; a short one only where it stands alone, for it is a part of many words."""
    ordered = sorted({each for each in secrets if each}, key=len, reverse=True)
    whole = [re.escape(each) if len(each) > _SHORT else rf"(?<!\w){re.escape(each)}(?!\w)" for each in ordered]
    return re.compile("|".join(whole) or r"(?!)")


def _hidden(text: str, secrets: re.Pattern[str]) -> str:
    shown = _without_assigned(secrets.sub(HIDDEN, text))
    return _ADDRESS_IN_TEXT.sub(lambda found: f"{found['scheme']}{found['user']}:{HIDDEN}@", shown)


def _without_assigned(text: str) -> str:
    """Hide what is given a name that passwords have."""
    pieces, end = [], 0
    for found in _NAME_IN_TEXT.finditer(text):
        if found.start() >= end and _SECRET_NAME.search(unquote(found["name"])):
            value = _VALUE_OF_ADDRESS if found["before"] in ("?", "&") else _VALUE_ALONE
            pieces += [text[end : found.end()], HIDDEN]
            end = value.match(text, found.end()).end()  # type: ignore[union-attr]  # both match anything
    return "".join([*pieces, text[end:]])


def _has_login(where: str) -> bool:
    """Tell whether a path that is not there begins a folder's name like a user with a password."""
    return any(
        "@" in where[found.start() :].partition(":")[2] and not os.path.isdir(where[: found.end()])  # noqa: PTH112 - pathlib raises where a name is too long
        for found in _WITH_COLON.finditer(where)
    )
