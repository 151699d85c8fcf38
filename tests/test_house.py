"""The package keeps the rules of the house; and each rule can fail, which small bad examples show."""

from collections.abc import Callable
from pathlib import Path

import pytest

import claimcheck
from tests import house
from tests.house import Module

PACKAGE = Path(claimcheck.__file__).parent
MODULES = house.modules_of(PACKAGE)

RULES = [house.floor_faults, house.door_faults, house.posix_faults, house.docstring_faults, house.size_faults]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_package_keeps_the_rule(rule: Callable[[Module], list[str]]) -> None:
    """No module of the package breaks it."""
    assert [fault for module in MODULES for fault in rule(module)] == []


def test_no_cycles() -> None:
    """No modules import each other in a loop."""
    assert house.cycles_in(MODULES) == []


def test_every_room_is_looked_at() -> None:
    """The check reads the whole package: every room of the floors that it knows is there."""
    assert {room for floor in house.FLOORS for room in floor} <= {module.room for module in MODULES}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("claimcheck.model.claim", "from claimcheck.store import open_store"),
        ("claimcheck.model.claim", "import claimcheck.cli.main"),
        ("claimcheck.errors", "from claimcheck.model import Claim"),
        ("claimcheck.extract.pipeline", "from claimcheck.ingest import read_article"),
        ("claimcheck.extract.pipeline", "from ..ingest import read_article"),
        ("claimcheck.extract.pipeline", "from .. import ingest"),
        ("claimcheck.review.walk", "def f():\n    from claimcheck.store.files import FileStore"),
        ("claimcheck.publish.tables", "from claimcheck.store import open_store"),
        ("claimcheck.config", "from claimcheck.model import Rating"),
        ("claimcheck.attic.dust", "import os"),
        ("claimcheck.cli.extract", "from claimcheck.attic import dust"),
    ],
)
def test_floor_is_broken(name: str, line: str) -> None:
    """An import of the same floor, of a floor above, or of a room without one is a fault, however it is written."""
    assert house.floor_faults(Module(name, line))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("claimcheck.cli.extract", "from claimcheck.store import open_store"),
        ("claimcheck.store.files", "from . import base"),
        ("claimcheck.store.files", "from claimcheck.store.base import Store"),
        ("claimcheck.model.claim", "import re, claimcheck.errors"),
        ("claimcheck", "from claimcheck.cli import main"),
    ],
)
def test_floor_is_kept(name: str, line: str) -> None:
    """A floor below, and the own room, are open."""
    assert house.floor_faults(Module(name, line)) == []


def test_relative_import_of_a_package() -> None:
    """One dot in an ``__init__`` means the package itself, in a module the package around it."""
    inside = [each.target for each in house.imports_of(Module("a.b", "from .c import d", is_package=True))]
    beside = [each.target for each in house.imports_of(Module("a.b", "from .c import d"))]
    assert (inside, beside) == (["a.b.c.d"], ["a.c.d"])


def test_cycle_is_found() -> None:
    """A loop is found once, through an import in a function too, and named by its modules in order."""
    loop = [
        Module("p.a", "from p.b import f"),
        Module("p.b", "def f():\n    import p.c"),
        Module("p.c", "from p import a"),
        Module("p.d", "import p.a"),
    ]
    assert house.cycles_in(loop) == [("p.a", "p.b", "p.c")]


def test_package_of_a_module_counts() -> None:
    """Taking a module from its package imports the package, which may lead back."""
    package = Module("p.s", "def f():\n    from p.s.files import F", is_package=True)
    assert house.cycles_in([package, Module("p.s.files", "from p.s import layout"), Module("p.s.layout", "")])
    assert not house.cycles_in([package, Module("p.s.files", "from p.s.layout import x"), Module("p.s.layout", "")])


def test_import_for_types_is_no_cycle() -> None:
    """What a type checker alone imports loads nothing."""
    source = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from p.a import A"
    assert house.cycles_in([Module("p.a", "import p.b"), Module("p.b", source)]) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("claimcheck.model.claim", "import cattrs.gen"),
        ("claimcheck.cli.status", "from tinydb import TinyDB"),
        ("claimcheck.cli.review", "def f():\n    import questionary"),
    ],
)
def test_door_is_broken(name: str, line: str) -> None:
    """A library with one door is imported by no other module."""
    assert house.door_faults(Module(name, line))
    assert house.door_faults(Module(house.DOORS["cattrs"], "import cattrs")) == []


@pytest.mark.parametrize(
    ("source", "is_broken"),
    [
        ("import fcntl", True),
        ("def f():\n    from termios import tcgetattr", True),
        ("try:\n    import pwd\nexcept ImportError:\n    pwd = None", False),
        ("import sys\nif sys.platform != 'win32':\n    import resource", False),
        ("import os\nif os.name == 'posix':\n    import resource", False),
        ("if True:\n    import resource", True),
    ],
)
def test_posix_only(source: str, is_broken: bool) -> None:
    """A module that Windows lacks may be imported where its lack is handled, nowhere else."""
    assert bool(house.posix_faults(Module("claimcheck.a", source))) is is_broken


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("x = 1", 1),
        ('"""M."""\ndef f(): ...', 1),
        ('"""M."""\nclass C:\n    def m(self): ...', 2),
        ('"""M."""\nclass C:\n    """C."""\n    def _m(self): ...\n    def __init__(self): ...', 0),
        ('"""M."""\ndef f():\n    """F."""\n    def inner(): ...', 0),
    ],
)
def test_docstrings(source: str, faults: int) -> None:
    """Modules, public classes, their public methods and public functions say what they are for."""
    assert len(house.docstring_faults(Module("claimcheck.a", source))) == faults


def test_size() -> None:
    """The limit itself is allowed."""
    assert house.size_faults(Module("claimcheck.a", "x\n" * house.MOST_LINES)) == []
    assert house.size_faults(Module("claimcheck.a", "x\n" * (house.MOST_LINES + 1)))
