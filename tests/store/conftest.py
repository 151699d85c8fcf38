"""What a test of any store is run on: every kind of store there is, in a place of its own."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, settings

from claimcheck.store import Store, open_store

MakeStore = Callable[[], Store]

# How long it takes to draw a session, or to save it, is the machine's affair: no test is about that.
settings.register_profile("store", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("store")

SHARED_PLACE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
"""For a test whose examples share one store: each has an id of its own."""


@pytest.fixture
def make_store(place: str) -> Iterator[MakeStore]:
    """What opens the store of a place: the same one each time, as another process would."""
    opened: list[Store] = []

    def make() -> Store:
        opened.append(open_store(place))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def store(make_store: MakeStore) -> Store:
    """A store that nothing was saved in yet."""
    return make_store()
