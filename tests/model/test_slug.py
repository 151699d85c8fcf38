"""A title becomes a part of a file name that every system takes."""

import re

from hypothesis import given, strategies as st

from claimcheck.model.slug import SLUG_LENGTH, slug_of


@given(st.text())
def test_any_title(title: str) -> None:
    """Lower-case ASCII letters, digits and single hyphens between them, never too long, never nothing."""
    slug = slug_of(title)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= SLUG_LENGTH


@given(st.text())
def test_slug_of_a_slug(title: str) -> None:
    """It is itself, so that a name made of a name stays it."""
    assert slug_of(slug_of(title)) == slug_of(title)
