"""Addresses are remembered with their labels, and nothing is taken for another."""

import tracemalloc

from hypothesis import given, strategies as st

from claimcheck.claimreview.addresses import Addresses


@given(st.lists(st.tuples(st.sampled_from("abcd") | st.text(st.characters(), max_size=3), st.sampled_from("xy"))))
def test_as_a_dictionary_would(seen: list[tuple[str, str]]) -> None:
    """The first label of an address is the one that counts."""
    addresses, first = Addresses(), dict[str, str]()
    for address, label in seen:
        expected = "first" if address not in first else "same" if first[address] == label else "other"
        assert addresses.label_of(address, label) == expected
        first.setdefault(address, label)


def test_many_addresses_take_little_room() -> None:
    """An address of any length takes 16 bytes, and what lists need to grow."""
    addresses = Addresses()
    for number in range(50_000):
        assert addresses.label_of(f"https://facts.example.org/checks/{number}", "False") == "first"
    tracemalloc.start()
    for number in range(50_000, 100_000):
        addresses.label_of(f"https://facts.example.org/checks/{number}", "False")
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert all(
        addresses.label_of(f"https://facts.example.org/checks/{n}", "True") == "other" for n in range(0, 10**5, 97)
    )
    # What lay in the old rows is counted again where they were moved.
    assert grown < 100_000 * 32
