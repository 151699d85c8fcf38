"""Whether a full stop belongs to the word before it alone or ends the sentence as well. Knows words, not layout."""

import re

OPENERS = "\"'“‘«([`¿¡"
_BULLETS = "•●▪◦‣⁃ "
_BEFORE_NAME = frozenset(
    "mr mrs ms mx messrs mme mlle dr prof rev hon sen sens rep reps gov govs gen gens brig lt col sgt cpl capt cmdr maj adm pres supt insp det cllr fr br "
    "st mt ft vs v e.g i.e cf viz ca approx".split()
)
"""Always followed by what they belong to, so that no sentence ends with them."""

_BEFORE_NUMBER = frozenset("no nos n° nº p pp fig figs vol vols ch sec art eq para c b d r".split())
"""Abbreviations before a number, plain words or initials before anything else."""

_UNITS = frozenset("in ft oz lb lbs mi km kg g cm mm hr hrs min mins sec secs mph".split())
"""Abbreviations after a number, plain words elsewhere. A name seldom follows them."""

_ERAS = frozenset("b.c a.d c.e b.c.e".split())
_ENDS_BEFORE_CAPITAL = frozenset("etc ph.d m.d b.a m.a b.sc m.sc d.phil ll.b".split())
"""Not followed by a name within a sentence."""

_TIMES = frozenset("a.m p.m am pm".split())
_AFTER_TIME = re.compile(
    r"\(|(?:[A-Z]{2,4}|Eastern|Central|Mountain|Pacific|Greenwich|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)\b"
)
_OPENING_TIME = re.compile(
    r"(?:.*[:;] )?\W*(?:(?:At|By|In|On|From|Around|About|Before|After|Since|Until|Shortly|Just)\b.{0,40})?[\d:. ]+$"
)
_NUMBER = re.compile(r"\d|[IVXLC]+\b")

_MAY_END = frozenset(
    "inc ltd co corp llc plc bros jr sr esq dept univ assn al est ave blvd rd st pl sq hwy mfg intl nat natl "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif "
    "colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash "
    "wis wyo ont que alta sask".split()
)
"""Written with a capital, and followed by a name or by the next sentence, which then shows it by its first word."""

STARTS_SENTENCE = frozenset(
    "the a an this that these those such he she it we they i you his her its our their my there here in on at for by "
    "with from to as of if when while after before since although though because unless until once and but or so yet "
    "nor however meanwhile still then thus therefore moreover nevertheless furthermore instead now today yesterday "
    "tomorrow later finally perhaps maybe also only even just never who whom whose what where when why how which no "
    "not nobody nothing none neither either some any many most much more all both each every few several another other "
    "others one two three four five six seven eight nine ten did do does is are was were has have had can could will "
    "would should might must let please mr mrs ms dr according during despite over under between among within without "
    "about around across along against toward towards through throughout everyone everybody everything somebody "
    "someone something anyone last next first second third asked".split()
)
"""Words that are written with a capital at the beginning of a sentence alone, save in titles and names."""

_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_LIST_MARK = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])\)?$")


def belongs_to_word(before: str, after: str, *, is_opening: bool) -> bool:
    """Tell whether a full stop is only a part of the word before it.

    Args:
        before: What stands before the stop, at least the last two words.
        after: What stands after it, at least the next word, which does not begin with a small letter.
        is_opening: ``before`` is all there is of the sentence.

    """
    words = before.lstrip(_BULLETS).replace("/", " ").split()[-2:]
    previous, word = words[0] if words[1:] else "", words[-1].lstrip(OPENERS) if words else ""
    is_before_number = bool(_NUMBER.match(after.lstrip(OPENERS)))
    if is_opening and not previous and _LIST_MARK.match(word):
        return True
    if word.lower() in _TIMES | _ERAS:
        return _goes_on(word, before if is_opening else "", after)
    if word.lower() in _BEFORE_NUMBER and (is_before_number or len(word) > 1):
        return is_before_number
    if word.lower() in _UNITS and previous[-1:].isdigit():
        return is_before_number
    if _always_belongs(word.lower(), previous):
        return True
    return _may_end(word) and first_word(after) not in STARTS_SENTENCE


def _goes_on(word: str, opening: str, after: str) -> bool:
    """Tell whether the sentence goes on after a time: "at 6 p.m. Friday", "A.D. 79", "At 5 a.m. Mr. Quill left"."""
    if not opening[: -len(word)].strip() and opening:
        return True
    if word.lower() in _TIMES and _AFTER_TIME.match(after):
        return True
    first = first_word(after)
    return (first not in STARTS_SENTENCE or first in _BEFORE_NAME) and bool(_OPENING_TIME.match(opening[: -len(word)]))


def first_word(text: str) -> str:
    """Give the first word of a text in small letters, without the marks around it."""
    return re.split(r"[^\w’'-]", text.lstrip(OPENERS), maxsplit=1)[0].lower()


def _always_belongs(lower: str, previous: str) -> bool:
    """Tell it of a title and its like; "St." after a name or a number is a street rather than a saint."""
    is_street = lower == "st" and (previous[:1].isupper() or previous[:1].isdigit())
    return lower in _BEFORE_NAME and not is_street


def _may_end(word: str) -> bool:
    lower = word.lower()
    if lower in _MAY_END:
        return word[:1].isupper()
    return lower not in _ENDS_BEFORE_CAPITAL and bool(_INITIAL.match(word))
