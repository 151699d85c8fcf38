"""What the grammar hands to the wording: one assertion as words in order, and what it rests on."""

from attrs import frozen

from claimcheck.extract.engines.parser.tree import Word

Part = Word | str
"""A word of the sentence, or words put in to make a whole sentence."""

Instead = dict[int, tuple[Part, ...]]
"""What to say instead of a word, by its index on the line: an antecedent for a pronoun, a finite form for a participle."""


@frozen
class Voice:
    """Who says something: the speaker's words (none for the voice around it), the cue, and whether it is denied."""

    speaker: tuple[Word, ...] = ()
    cue: str = ""
    is_denied: bool = False


@frozen
class Assertion:
    """One assertion. ``parts`` are its words in order, ``own`` the words of the text that carry it.

    ``head`` is its verb, or the noun of an appositive; ``subject`` the head of its subject; ``cut`` says in words why it
    is an assertion of its own.
    """

    parts: tuple[Part, ...]
    own: tuple[Word, ...]
    voice: Voice
    head: Word
    subject: Word | None = None
    cut: str = ""
