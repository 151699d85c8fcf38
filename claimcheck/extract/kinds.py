"""Which of the seven kinds a claim is, by the words that mark each. Reads a claim's own words, no tree.

The kinds and their order of precedence are those of the annotation guidelines: prediction, opinion, experience, causal,
quantity, rule, event. The words are those of kinds.toml; here stands which stretches of a claim they count in.
"""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from attrs import frozen

from claimcheck.extract.patterns import AnyOf, Heads, any_of, heads_of
from claimcheck.model import Claimant, ClaimKind

_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATES = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)? )?\b{_MONTH}(?: \d{{1,2}}\b)?(?:,? {_YEAR}\b)?"
    r"|\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|[Dd]uring|of|[Oo]n|[Aa]t|and|to|[Tt]he|[Aa]|for)\s+"
    rf"(?:early |late |mid-|spring |summer |autumn |fall |winter )?{_YEAR}s?\b"
    rf"|\({_YEAR}\b|\b\d{{1,2}}[:.]\d\d\s?(?:[ap]\.?m\b\.?|GMT\b|BST\b)|\b\d{{1,2}}:\d\d\b|\b\d{{1,2}} ?[ap]\.?m\b\.?|['’]\d\ds?\b"
    r"|\bat (?:1[0-9]|[5-9])\b(?! per|[:.]\d)|\bon \d{1,3} minutes|\bon page \w+"
    r"|\b(?:No\.|Terminal|Table|Class|Route|Highway|Article|Section|Chapter|Page|Figure|Room|Flight|Channel|Type|Grade|Local) ?\d+",
)
_COUNT = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
# "A 17-year-old girl", "the three suspects", "the Crispwell 500": figures that say which one, and amount to no claim.
_WHICH = re.compile(
    rf"\b{_COUNT}-[a-z]+(?:-[a-z]+)*|\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Bb]oth|[A-Z]\w+[’']s) (?:other )?{_COUNT}(?= (?!per ?cent|million|billion|times|year|month)[a-z])"
    r"|(?<!^)\b(?!Rs\b|Sept?\b)[A-Z]\w+ \d+\b(?! (?:people|per|million|billion|[a-z]+s\b))",
)
_IS_A = re.compile(r"\b(?:is|are|was|were) an? (?:\w+ )?$")
_RELATIVE = re.compile(
    r"\b(?:who|whom|whose|which|that|whether|what|than|until|unless|because|where|as far as)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)[‘'][^’']*[’'](?!\w)")
_LONGEST_SUBJECT = 12
_MARKS = re.compile("[“”\"]|(?<!\\w)[‘']|[’'](?!\\w)")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|do|does|did|\w{2,}(?:ed|es))\b|n['’]t\b"
)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|does|did)\b(?! been)")
_FIRST_PERSON = re.compile(r"\b(?:I|me|[Mm]y|mine|myself)\b|\bI['’](?:m|ve|d|ll)\b")
_FIRST_PLURAL = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")


@cache
def _words() -> dict[str, AnyOf]:
    """Give for each name in kinds.toml a pattern of its words, to be looked for in lower case."""
    text = (files("claimcheck.extract") / "kinds.toml").read_text(encoding="utf-8")
    return {name: any_of(words) for name, words in tomllib.loads(text)["words"].items()}


def kind_of(text: str, evidence: str = "", *, claimant: Claimant | None = None) -> ClaimKind:
    """Give the kind of a claim.

    Args:
        text: The claim, standing alone.
        evidence: Its literal words, whose first person marks an experience.
        claimant: Who asserts it; the article in its own voice judges less than those it quotes.

    """
    said = _Said.read(text)
    if claimant is None and said.is_about_words():
        return "event"
    is_own = _is_own(text, evidence, claimant)
    in_order: tuple[tuple[ClaimKind, Callable[[], bool]], ...] = (
        ("prediction", said.is_prediction),
        ("opinion", lambda: said.is_opinion(is_quoted=claimant is not None, is_own=is_own)),
        ("experience", lambda: is_own),
        ("causal", lambda: said.has("causal", said.unquoted)),
        ("quantity", lambda: has_amount(text)),
        ("rule", lambda: said.has("rule", said.main)),
    )
    return next((kind for kind, holds in in_order if holds()), "event")


def has_amount(text: str) -> bool:
    """Tell whether a text states an amount; dates, times, and figures that only say which one are none."""
    lower = text.lower()
    quantity, heads = _words()["quantity"], heads_of(lower)
    if quantity.search(lower, heads) is None:
        return False
    bare = _WHICH.sub(_kept, _DATES.sub(" ", text))
    # A figure is seen at once; the words take a search.
    return any(map(str.isdigit, bare)) or quantity.search(bare.lower(), heads) is not None


def _kept(which: re.Match[str]) -> str:
    """Keep of figures that say which one those that are predicated: "is a 31-mile line"."""
    return which.group() if _IS_A.search(which.string, 0, which.start()) else " "


@frozen
class _Said:
    """What a claim says, in lower case: all of it, without what it quotes, and its main clause without that.

    ``heads`` are those of all its words, and so of every stretch of it.
    """

    whole: str
    unquoted: str
    main: str
    heads: Heads

    @classmethod
    def read(cls, text: str) -> "_Said":
        """Find the stretches of a claim."""
        plain = text.replace("'", "’")
        unquoted = _QUOTED.sub(" ", plain)
        whole = plain.lower()
        return cls(whole, unquoted.lower(), _main_clause(unquoted).lower(), heads_of(whole))

    def has(self, name: str, stretch: str) -> bool:
        """Tell whether a stretch has any of the words of that name."""
        return _words()[name].search(stretch, self.heads) is not None

    def is_about_words(self) -> bool:
        """Tell whether it is about what somebody did with words: its first verb says so, near its beginning."""
        act = _words()["speech_act"].search(self.main, self.heads)
        opens = act is not None and 0 < self.main.count(" ", 0, act.start()) <= _LONGEST_SUBJECT
        is_more = self.main.startswith("if ") or self.has("promise", self.main) or self.has("causal", self.whole)
        return opens and not is_more

    def is_prediction(self) -> bool:
        """Tell whether it is of what will be."""
        if self.has("unreal", self.main):
            return False
        is_scheduled = self.has("scheduled", self.main) and self.has("coming", self.whole)
        return is_scheduled or self.has("future", self.main) or self.has("promise", self.main)

    def is_opinion(self, *, is_quoted: bool, is_own: bool) -> bool:
        """Tell whether it judges or exhorts; what is put in quotation marks may be what judges."""
        main = _main_clause(_MARKS.sub("", self.whole))
        if self.has("exhortation", main):
            return not self.has("law", main)
        # Of oneself one tells what one lived through, in whatever words.
        if is_own:
            return self.has("stance", main)
        return self.has("judgement", main) or (is_quoted and self.has("quoted_judgement", main))


def _main_clause(text: str) -> str:
    """Give a claim without its first relative clause or comparison and, where that ends it, what follows."""
    relative = _RELATIVE.search(text, 1)
    if relative is None:
        return text
    head = text[: relative.start()]
    if _FINITE.search(head):
        return head
    # "A bill that would close it was dropped": the last of its verbs is the main one.
    verbs = list(_AUXILIARY.finditer(text, relative.end()))
    return head + text[verbs[-1].start() :] if len(verbs) > 1 else text


def _is_own(text: str, evidence: str, claimant: Claimant | None) -> bool:
    """Tell whether somebody speaks of what they lived through themselves."""
    if _FIRST_PERSON.search(evidence):
        return True
    is_private = claimant is not None and claimant.type == "Person" and not claimant.role
    return bool(is_private and claimant and text.startswith(f"{claimant.name} ") and _FIRST_PLURAL.search(evidence))
