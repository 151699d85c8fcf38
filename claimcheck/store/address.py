"""Addresses of stores, and their passwords, which nobody is shown. Knows no database."""

import re
from urllib.parse import unquote

_SCHEMES = ("postgresql://", "postgres://")
# The last "@" before a path or a query ends it: a password that holds one unquoted is hidden whole, too.
_USER = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.-]*://)(?P<user>[^:@/?#\s]*):(?P<password>[^\s]*)@(?P<rest>[^@\s]*)", re.IGNORECASE
)
_PARAMETER = re.compile(r"(?P<name>(?:^|[?&\s])(?:ssl)?password=)(?P<password>'[^']*'|[^&\s]*)", re.IGNORECASE)
HIDDEN = "***"


def is_postgres(where: str) -> bool:
    """Tell whether a store's place is the address of a PostgreSQL database."""
    return where.lower().startswith(_SCHEMES)


def without_password(address: str) -> str:
    """Give the address as it may be shown: the user stays, the password goes, whichever way it was given."""
    shown = _USER.sub(lambda found: f"{found['scheme']}{found['user']}@{found['rest']}", address)
    return _PARAMETER.sub(lambda found: f"{found['name']}{HIDDEN}", shown)


def hide_passwords(text: str, address: str = "") -> str:
    """Hide the passwords of all addresses in a text, and the one of this address wherever else it stands."""
    shown = _PARAMETER.sub(lambda found: f"{found['name']}{HIDDEN}", text)
    shown = _USER.sub(lambda found: f"{found['scheme']}{found['user']}:{HIDDEN}@{found['rest']}", shown)
    for secret in sorted(_secrets(address), key=len, reverse=True):
        shown = shown.replace(secret, HIDDEN)
    return shown


def is_ambiguous(address: str) -> bool:
    """Tell whether the password has a character that ends it for whoever reads the address, so that a part would be shown."""
    found = _USER.match(address)
    return bool(found and re.search(r"[@/?#:\[\]]", found["password"]))


def _secrets(address: str) -> set[str]:
    given = {found["password"] for pattern in (_USER, _PARAMETER) for found in pattern.finditer(address)}
    return {form for secret in given for form in (secret, unquote(secret)) if form}
