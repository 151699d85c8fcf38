"""JSON-LD that names a thing by its ``@id`` in one place and describes it in another. Knows nothing of ClaimReview."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from attrs import field, frozen

from claimcheck.claimreview.findings import Step, Steps

# Each reference is read as if what it leads to stood in its place, which may multiply; ten times the data is plenty for any
# that is meant to be read.
_FREE = 10_000
_TIMES = 10
_MOST_STEPS = 1000


@frozen
class _Place:
    """An object or a list of the data, in which of the others it stands, and where."""

    value: Any
    parent: int
    step: Step


@frozen(eq=False)
class References:
    """Where the things that are referred to are described. ``left`` counts how many values may still be looked up."""

    places: list[_Place] = field(factory=list)
    sizes: list[int] = field(factory=list)
    targets: dict[str, int] = field(factory=dict)
    left: list[int] = field(factory=lambda: [0])

    def has(self, node: object) -> bool:
        """Tell whether this is a reference to something that is described elsewhere in the data."""
        return isinstance(node, dict) and is_reference(node) and node["@id"] in self.targets

    def follow(self, node: dict[str, Any]) -> tuple[dict[str, Any], Steps] | None:
        """Give what a reference leads to, and its path; None when too much was looked up already."""
        place = self.targets[node["@id"]]
        if self.sizes[place] > self.left[0]:
            return None
        self.left[0] -= self.sizes[place]
        return self.places[place].value, self._steps(place)

    def _steps(self, place: int) -> Steps:
        steps: list[Step] = []
        while place and len(steps) < _MOST_STEPS:
            steps.append(self.places[place].step)
            place = self.places[place].parent
        return tuple(reversed([*steps, "…"] if place else steps))


def is_reference(node: dict[str, Any]) -> bool:
    """Tell whether an object only names a thing, with nothing about it but its type."""
    return isinstance(node.get("@id"), str) and node.keys() <= {"@id", "@type"}


def references_in(data: object) -> References:
    """Find every reference of the data, and what it leads to: the first object with that ``@id`` that says more."""
    wanted = {value["@id"] for value in _containers(data) if isinstance(value, dict) and is_reference(value)}
    if not wanted:
        return References()
    places = list(_places(data))
    sizes = _sizes(places)
    targets: dict[str, int] = {}
    for number, place in enumerate(places):
        node = place.value
        name = node.get("@id") if isinstance(node, dict) and not is_reference(node) else None
        if isinstance(name, str) and name in wanted:
            targets.setdefault(name, number)
    return References(places, sizes, targets, [_FREE + _TIMES * sizes[0]])


def _containers(data: object) -> Iterator[Any]:
    # A stack of our own: data from outside may be nested deeper than Python may call.
    waiting = [data]
    while waiting:
        value = waiting.pop()
        yield value
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        waiting += [each for each in inside if isinstance(each, dict | list)]


def _places(data: object) -> Iterator[_Place]:
    """Give every object and list of the data, each after the one around it, in the order of the data."""
    waiting = [_Place(data, 0, "")]
    for number in count():
        if not waiting:
            return
        place = waiting.pop()
        yield place
        waiting += [_Place(child, number, step) for step, child in reversed(list(_children(place.value)))]


def _children(value: object) -> Iterator[tuple[Step, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in pairs:
        if isinstance(child, dict | list):
            yield step, child


def _sizes(places: list[_Place]) -> list[int]:
    """Count the values in each place, itself and all that is inside of it."""
    sizes = [1 + (len(place.value) if isinstance(place.value, dict | list) else 0) for place in places]
    # What is inside comes after what it is inside of, so that going backwards everything is counted when it is added.
    for number in range(len(places) - 1, 0, -1):
        sizes[places[number].parent] += sizes[number]
    return sizes
