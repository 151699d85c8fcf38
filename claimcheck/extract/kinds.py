"""Which of the seven kinds a claim is, by the words that mark each. Reads a claim's own text, no tree.

The kinds and their order of precedence are those of the annotation guidelines: prediction, opinion, experience, causal,
quantity, rule, event.
"""

import re

from claimcheck.model import ClaimKind

_PREDICTION = re.compile(
    r"\b(?:will|won['’]t|shall|would|going to|about to|(?:is|are|was|were) (?:\w+ )?(?:expected|due|set|scheduled|planned|projected|forecast|likely|unlikely) to"
    r"|(?:plan|hope|intend|aim|expect|pledge|vow|promise|agree|threaten)s? to|(?:is|are) to (?!be (?:found|seen))\w+|could (?!not|be )(?!have)\w+"
    r"|(?:does|do) not expect|forecasts?|predicts?)\b|['’]ll\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\bwould(?:n['’]t| not)? (?:not )?(?:say|comment|have|like)\b|\bwas (?:due|set|supposed|expected) to\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:should|ought to|must not|deserves?|better off|best|worst|right|wrong|unfair|fair|good|bad|great|terrible|awful|wonderful|disgrace\w*|shame\w*|absurd"
    r"|ridiculous|reckless|dangerous|outrageous|beautiful|remarkable|fantasy|magic|monster|nonsense|hopeless|foolish|brilliant|tragic|fierce|sensible|plainly"
    r"|harder|hardest|easy|easier|welcome|gift|problem|mistake|matters?|important|crucial|vital|essential|cannot support|could not support)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself)\b|\b(?:I)['’](?:m|ve|d|ll)\b")
_CAUSAL = re.compile(
    r"\b(?:because|caus(?:e|es|ed|ing)|due to|owing to|thanks to|led to|leads? to|linked to|as a result|result(?:s|ed)? (?:in|from)|stems? from|stemmed from"
    r"|triggered|prompted|forced|driven|drove|blamed (?:on|for)|reduces?|prevents?|increases? the (?:risk|chance)|contribut\w+ to|responsible for)\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATES = re.compile(
    rf"(?:\b\d{{1,2}} )?\b{_MONTH}(?: \d{{1,2}}\b)?(?:,? {_YEAR}\b)?"
    r"|\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Bb]etween|[Bb]efore|[Aa]fter|[Dd]uring|of|[Oo]n|[Aa]t|and|to|[Tt]he)\s+"
    rf"(?:early |late |mid-|spring |summer |autumn |fall |winter )?{_YEAR}s?\b"
    rf"|\({_YEAR}\b|\b\d{{1,2}}[:.]\d\d\b|\b\d{{1,2}} [ap]\.?m\b\.?|['’]\d\d\b|\bat (?:1[0-9]|[5-9])\b(?! per|[:.]\d)"
    r"|\bNo\. \d+|\b(?:Terminal|Table|Class|Route|Highway|Article|Section|Chapter|Page|Figure|Room|Flight|Channel) \d+",
)
_NUMBER = re.compile(
    r"\d|[$€£%]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|dozens|hundreds?|thousands?|millions?|billions?|half|third|quarter|fifth"
    r"|twice|double|triple|percent|per cent|most of|most|none|majority|fewer|more than|less than|at least|nearly|largest|biggest|highest|lowest|smallest"
    r"|fastest|slowest|oldest|youngest|first of|unchanged|every)\b",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:under (?:the )?(?:\w+ )?(?:law|rules?|act|regulations?)|must|is required|are required|(?:not )?(?:eligible|allowed|permitted|entitled)|banned|illegal"
    r"|unlawful|law (?:requires?|says|bans?|allows?)|rules? (?:cover|require|say|state|allow)|open to|applies to|apply to|prohibit\w*|have until|paid by)\b",
    re.IGNORECASE,
)


def kind_of(text: str, evidence: str = "") -> ClaimKind:
    """Give the kind of a claim.

    Args:
        text: The claim, standing alone.
        evidence: Its literal words, whose first person marks an experience.

    """
    if _PREDICTION.search(text) and not _UNREAL.search(text):
        return "prediction"
    if _OPINION.search(text):
        return "opinion"
    if _FIRST_PERSON.search(evidence):
        return "experience"
    if _CAUSAL.search(text):
        return "causal"
    if numbers_in(text):
        return "quantity"
    return "rule" if _RULE.search(text) else "event"


def numbers_in(text: str) -> list[str]:
    """Give the first figures and words of the amounts in a text, dates and times left out."""
    return _NUMBER.findall(_DATES.sub(" ", text))
