"""When the first line of a text is its headline."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from claimcheck.ingest.headline import find_headline

BODY = "Councillors voted on Monday. They were nine."


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"Baths to reopen\n\n{BODY}", "Baths to reopen"),
        (f"\n\n  Baths to reopen  \n  \n{BODY}", "Baths to reopen"),
        (f"# Baths to reopen\n\n{BODY}", "Baths to reopen"),
        (f"Will the baths reopen?\n\n{BODY}", "Will the baths reopen?"),
        (f"Baths close in U.S.\n\n{BODY}", "Baths close in U.S."),
        (f"Baths to reopen\n{BODY * 6}", "Baths to reopen"),
    ],
)
def test_headline(text: str, headline: str) -> None:
    """A short first line that stands apart, or above a long paragraph, is the headline."""
    assert find_headline(text) == headline


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Baths to reopen",
        "Baths to reopen\n\n",
        f"Baths reopened on Monday.\n\n{BODY}",
        f"“Baths reopened on Monday.”\n\n{BODY}",
        "A federal judge on Friday sentenced a former treasurer to 30\nmonths in prison.\n\nHe was 61.",
        f"By Nora Example\n\n{BODY}",
        f"{'A very long first line ' * 20}\n\n{BODY}",
    ],
)
def test_no_headline(text: str) -> None:
    """A sentence, a byline, a hard-wrapped paragraph or a line alone is none."""
    assert find_headline(text) == ""


@given(st.text())
def test_headline_is_in_the_text(text: str) -> None:
    """What is called a headline stands in the text as it is."""
    assert find_headline(text) in text


def test_headline_of_the_seed(seed: Path) -> None:
    """The seed article has one."""
    assert find_headline(seed.read_text(encoding="utf-8")).startswith("Russia Threatens Western Forces")
