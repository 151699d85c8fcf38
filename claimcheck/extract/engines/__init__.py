"""The engines that propose claims, found by name through the entry-point group ``claimcheck.engines``."""

from collections.abc import Callable
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from claimcheck.errors import ClaimcheckError, MissingExtraError, UsageError
from claimcheck.extract.base import Engine, EngineStatus

GROUP = "claimcheck.engines"
AUTO = "auto"
_BEST_FIRST = ("parser", "rules")


def engine_names() -> tuple[str, ...]:
    """Give the names of the installed engines: our own, best first, then others in alphabetical order."""
    others = sorted({point.name for point in entry_points(group=GROUP)} - set(_BEST_FIRST))
    return (*_BEST_FIRST, *others)


def load_engine(name: str) -> tuple[Engine, tuple[str, ...]]:
    """Make the engine of that name, or with ``auto`` the best that can run here.

    Args:
        name: An engine's name; after a colon the model it is to use ("parser:en_core_web_lg").

    Returns:
        The engine, and what a person should be told about the choice.

    Raises:
        UsageError: There is no engine of that name.
        MissingExtraError: It needs something that is not installed.

    """
    if name == AUTO:
        return _load_best()
    plain, _, model = name.partition(":")
    made = _entry_point(plain).load()
    try:
        return (made(model) if model else made()), ()
    except TypeError as error:
        raise UsageError(f"{name}: the {plain} engine takes no model", hint=f"Say: --engine {plain}") from error


def _load_best() -> tuple[Engine, tuple[str, ...]]:
    try:
        return load_engine("parser")
    except MissingExtraError as missing:
        engine, _ = load_engine("rules")
        return engine, (f"The rules engine is at work; the parser engine finds more. {missing.hint}",)


@cache
def _entry_point(name: str) -> EntryPoint:
    found = entry_points(group=GROUP, name=name)
    if not found:
        raise UsageError(f"{name}: no such engine", hint=f"There are: {', '.join((AUTO, *engine_names()))}.")
    return next(iter(found))


def engine_statuses() -> tuple[EngineStatus, ...]:
    """Say of every installed engine whether it can run here."""
    return tuple(_status(name) for name in engine_names())


def _status(name: str) -> EngineStatus:
    try:
        made = _entry_point(name).load()
        ask: Callable[[], EngineStatus] | None = getattr(made, "status", None)
        return ask() if ask else EngineStatus(name, is_ready=True, detail="from another package")
    except (ImportError, AttributeError, ClaimcheckError) as error:
        return EngineStatus(name, is_ready=False, detail=str(error))
