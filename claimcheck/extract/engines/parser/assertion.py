"""What the grammar hands to the wording: one assertion as words in order, and what it rests on."""

from attrs import frozen
from spacy.tokens import Token

Part = Token | str
"""A word of the sentence, or words put in to make a whole sentence."""


@frozen
class Voice:
    """Who says something: the speaker's words (None for the voice around it), the cue, and whether it is denied."""

    speaker: tuple[Token, ...] = ()
    cue: str = ""
    is_denied: bool = False


@frozen
class Assertion:
    """One assertion. ``parts`` are its words in order, ``own`` the words of the text that carry it.

    ``subject`` is the head of its subject, for those who resolve references.
    """

    parts: tuple[Part, ...]
    own: tuple[Token, ...]
    voice: Voice
    head: Token
    subject: Token | None = None
