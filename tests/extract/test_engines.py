"""Engines by name."""

import pytest

from claimcheck.errors import MissingExtraError, UsageError
from claimcheck.extract import engine_names, engine_statuses, engines
from claimcheck.extract.engines import load_engine


def test_names() -> None:
    """Our own engines come first, the best of them foremost."""
    assert engine_names()[:2] == ("parser", "rules")


def test_load() -> None:
    """An engine is loaded by its name, with nothing to tell."""
    engine, notes = load_engine("rules")
    assert (engine.label, notes) == ("rules engine", ())


def test_unknown() -> None:
    """An engine that there is not is misuse, told with those that there are."""
    with pytest.raises(UsageError, match="guess: no such engine") as raised:
        load_engine("guess")
    assert "auto, parser, rules" in raised.value.hint


def test_auto_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the parser engine cannot run, the rules engine does, and it is said how to get the better one."""
    entry_point = engines._entry_point

    class Missing:
        def load(self) -> object:
            raise MissingExtraError("no parser", hint="Install it.")

    monkeypatch.setattr(engines, "_entry_point", lambda name: Missing() if name == "parser" else entry_point(name))
    engine, notes = load_engine("auto")
    assert engine.label == "rules engine"
    assert notes[0].endswith("Install it.")


def test_statuses() -> None:
    """Every engine says whether it can run; a broken one says why not, without failing the others."""
    statuses = {status.name: status for status in engine_statuses()}
    assert statuses["rules"].is_ready
    assert set(statuses) == set(engine_names())


def test_status_of_a_broken_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that cannot be imported is not ready."""

    class Broken:
        def load(self) -> object:
            raise ImportError("no module named spruce")

    monkeypatch.setattr(engines, "_entry_point", lambda _: Broken())
    assert next((status.is_ready, status.detail) for status in engine_statuses()) == (False, "no module named spruce")


def test_engine_without_a_model() -> None:
    """Naming a model for an engine that has none is misuse, told with what to say instead."""
    with pytest.raises(UsageError, match="rules:large: the rules engine takes no model") as raised:
        load_engine("rules:large")
    assert "--engine rules" in raised.value.hint
