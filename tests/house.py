"""The rules of the house, as functions from source text to faults. ``test_house`` holds the package to them."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

FLOORS = (
    {"errors", "extras", "text_safety"},
    {"config", "model"},
    {"ingest", "extract", "review", "claimreview"},
    {"store", "publish"},
    {"cli"},
)
"""The rooms from the ground up: each may import those below it, none of its own floor, none above."""

DOORS = {
    "cattrs": "claimcheck.store.convert",
    "psycopg": "claimcheck.store.postgres",
    "tinydb": "claimcheck.store.database",
    "filelock": "claimcheck.store.locking",
    "questionary": "claimcheck.review.prompts",
    "httpx": "claimcheck.ingest.fetch",
    "jinja2": "claimcheck.publish.site.render",
    "trafilatura": "claimcheck.ingest.page",
}
"""What is known to one module alone, or to modules of its own that begin with the same name."""

POSIX_ONLY = {"fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
MOST_LINES = 400


@frozen
class Module:
    """A module's dotted name and its source; ``is_package`` for an ``__init__``."""

    name: str
    source: str
    is_package: bool = False

    @property
    def tree(self) -> ast.Module:
        """The source, parsed."""
        return ast.parse(self.source)

    @property
    def room(self) -> str:
        """The part of the package that it belongs to; empty for the package itself."""
        return self.name.split(".")[1] if "." in self.name else ""


@frozen
class Import:
    """An import: the module or name it asks for, what it is taken from, its line, and what surrounds it."""

    target: str
    origin: str
    line: int
    is_guarded: bool = False
    is_for_types: bool = False


def modules_of(package: Path) -> list[Module]:
    """Read every module below a package's folder."""
    found = []
    for path in sorted(package.rglob("*.py")):
        parts = (package.name, *path.relative_to(package).with_suffix("").parts)
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        found.append(Module(name, path.read_text(encoding="utf-8"), is_package))
    return found


def imports_of(module: Module) -> Iterator[Import]:
    """Give every import of a module, wherever in it that stands."""
    yield from _imports_in(module, module.tree, is_guarded=False, is_for_types=False)


def _imports_in(module: Module, node: ast.AST, *, is_guarded: bool, is_for_types: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(each.name, "", child.lineno, is_guarded, is_for_types) for each in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = _absolute(module, child)
            yield from (
                Import(f"{base}.{each.name}", base, child.lineno, is_guarded, is_for_types) for each in child.names
            )
        else:
            guarded = (
                is_guarded or isinstance(child, ast.Try) or (isinstance(child, ast.If) and _asks_for_system(child))
            )
            typed = is_for_types or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test))
            yield from _imports_in(module, child, is_guarded=guarded, is_for_types=typed)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    kept = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*kept, node.module] if node.module else kept)


def _asks_for_system(node: ast.If) -> bool:
    test = ast.dump(node.test)
    return "platform" in test or "'name'" in test


def floor_faults(module: Module) -> list[str]:
    """Name every import that goes to a room of the same floor or above, or to a room that has no floor."""
    # The package itself offers what all rooms have, and imports none of them when it is imported.
    if module.room in ("", "__main__"):
        return []
    here = _floor(module.room)
    if here is None:
        return [f"{module.name}: the room {module.room} stands on no floor"]
    faults = []
    for each in imports_of(module):
        parts = each.target.split(".")
        if parts[0] != "claimcheck" or len(parts) == 1 or parts[1] == module.room:
            continue
        there = _floor(parts[1])
        if there is None or there >= here:
            faults.append(f"{module.name}:{each.line}: must not import {each.target}")
    return faults


def _floor(room: str) -> int | None:
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), None)


def cycles_in(modules: Iterable[Module]) -> list[tuple[str, ...]]:
    """Give every loop of modules that import each other when they run, shortest way first found."""
    graph = import_graph(modules)
    found: set[tuple[str, ...]] = set()
    for start in graph:
        if loop := _way_back(graph, start):
            first = loop.index(min(loop))
            found.add((*loop[first:], *loop[:first]))
    return sorted(found)


def import_graph(modules: Iterable[Module]) -> dict[str, set[str]]:
    """Give for each module those it imports; what is imported for types alone does not count.

    ``from a.b import c`` imports a.b, and a.b.c where that is a module.
    """
    modules = list(modules)
    names = {module.name for module in modules}
    graph = {}
    for module in modules:
        ran = [each for each in imports_of(module) if not each.is_for_types]
        found = {_longest(name, names) for each in ran for name in (each.target, each.origin)}
        graph[module.name] = found - {"", module.name}
    return graph


def _longest(target: str, names: set[str]) -> str:
    """Give the module that an import loads: "a.b.c" may be the name c in the module a.b."""
    parts = target.split(".")
    ways = (".".join(parts[:length]) for length in range(len(parts), 1, -1))
    return next((way for way in ways if way in names), "")


def _way_back(graph: Mapping[str, set[str]], start: str) -> tuple[str, ...]:
    """Give the shortest way from a module to itself, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for after in sorted(graph[way[-1]]):
            if after == start:
                return way
            if after not in seen:
                seen.add(after)
                ways.append((*way, after))
    return ()


def door_faults(module: Module) -> list[str]:
    """Name every import of a library that another module alone may know."""
    faults = []
    for each in imports_of(module):
        door = DOORS.get(each.target.split(".")[0])
        is_inside = door and f"{module.name}.".startswith(f"{door}.")
        if door and not is_inside and not each.is_for_types:
            faults.append(f"{module.name}:{each.line}: only {door} may import {each.target}")
    return faults


def posix_faults(module: Module) -> list[str]:
    """Name every import of a module that Windows does not have, unless it is in a ``try`` or asks for the system."""
    found = (each for each in imports_of(module) if each.target.split(".")[0] in POSIX_ONLY and not each.is_guarded)
    return [f"{module.name}:{each.line}: {each.target} is not on every system" for each in found]


def docstring_faults(module: Module) -> list[str]:
    """Name every public module, class, function and method without a docstring."""
    faults = [] if ast.get_docstring(module.tree) else [f"{module.name}: has no docstring"]
    return faults + [f"{module.name}:{line}: {name} has no docstring" for name, line in _undocumented(module.tree)]


def _undocumented(node: ast.Module | ast.ClassDef) -> Iterator[tuple[str, int]]:
    for child in node.body:
        if not isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or child.name.startswith("_"):
            continue
        if not ast.get_docstring(child):
            yield child.name, child.lineno
        if isinstance(child, ast.ClassDef):
            yield from _undocumented(child)


def size_faults(module: Module) -> list[str]:
    """Name a module that is too long to be read in one go."""
    lines = len(module.source.splitlines())
    return [f"{module.name}: {lines} lines, at most {MOST_LINES}"] if lines > MOST_LINES else []
