"""Plain text as files hold it: paragraphs in hard-wrapped lines."""

import textwrap


def wrapped(text: str, width: int) -> str:
    """Give the paragraphs of a text in lines of at most so many characters, no word cut."""
    return "\n\n".join(
        textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False)
        for paragraph in text.split("\n\n")
    )
