"""Verb forms of English: from a lemma to its past and its third person. Knows no text."""

import re

_PAST = dict(
    pair.split(":")
    for pair in (
        "arise:arose awake:awoke be:was bear:bore beat:beat become:became begin:began bend:bent bet:bet bid:bid bind:bound bite:bit bleed:bled blow:blew "
        "break:broke breed:bred bring:brought build:built burn:burned burst:burst buy:bought cast:cast catch:caught choose:chose cling:clung come:came "
        "cost:cost creep:crept cut:cut deal:dealt dig:dug do:did draw:drew dream:dreamed drink:drank drive:drove eat:ate fall:fell feed:fed feel:felt "
        "fight:fought find:found flee:fled fling:flung fly:flew forbid:forbade forecast:forecast foresee:foresaw forget:forgot forgive:forgave freeze:froze "
        "get:got give:gave go:went grind:ground grow:grew hang:hung have:had hear:heard hide:hid hit:hit hold:held hurt:hurt keep:kept kneel:knelt know:knew "
        "lay:laid lead:led leave:left lend:lent let:let lie:lay light:lit lose:lost make:made mean:meant meet:met mislead:misled overcome:overcame "
        "oversee:oversaw overtake:overtook pay:paid prove:proved put:put quit:quit read:read rid:rid ride:rode ring:rang rise:rose run:ran say:said see:saw "
        "seek:sought sell:sold send:sent set:set shake:shook shed:shed shine:shone shoot:shot show:showed shrink:shrank shut:shut sing:sang sink:sank sit:sat "
        "sleep:slept slide:slid speak:spoke speed:sped spend:spent spin:spun split:split spread:spread spring:sprang stand:stood steal:stole stick:stuck "
        "sting:stung strike:struck strive:strove swear:swore sweep:swept swell:swelled swim:swam swing:swung take:took teach:taught tear:tore tell:told "
        "think:thought throw:threw thrust:thrust tread:trod undergo:underwent understand:understood undertake:undertook uphold:upheld upset:upset wake:woke "
        "wear:wore weave:wove weep:wept win:won wind:wound withdraw:withdrew withhold:withheld withstand:withstood wring:wrung write:wrote"
    ).split()
)
_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
# A stressed last syllable doubles its consonant; of longer verbs these few do.
_DOUBLED = frozenset("admit commit compel concur confer control defer deter emit equip excel incur infer occur omit permit prefer refer regret submit transfer".split())


def past(lemma: str) -> str:
    """Give the simple past of a verb: "flood" → "flooded", "bring" → "brought"."""
    if lemma in _PAST:
        return _PAST[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if re.search(r"[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ied"
    if lemma in _DOUBLED or re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", lemma) and not lemma.endswith("c"):
        return f"{lemma}{lemma[-1]}ed"
    return f"{lemma}ed"


def third_person(lemma: str) -> str:
    """Give the third person singular of a verb: "carry" → "carries"."""
    if lemma in _THIRD:
        return _THIRD[lemma]
    if re.search(r"(?:s|x|z|ch|sh|o)$", lemma):
        return f"{lemma}es"
    if re.search(r"[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


_PAST_FORMS = frozenset(_PAST.values())
_NOT_PAST = frozenset("indeed need speed feed seed breed exceed proceed succeed agreed-upon hundred red bed sacred naked wicked kindred embed shed".split())


def is_past(word: str) -> bool:
    """Tell whether a word looks like a simple past: "flooded", "brought". A participle in -ed looks the same."""
    lower = word.lower()
    return lower in _PAST_FORMS or (lower.endswith("ed") and len(lower) > 4 and lower not in _NOT_PAST)  # noqa: PLR2004 - "bed", "shed"


def lemma_of_ing(word: str) -> str:
    """Give the lemma of a present participle: "snapping" → "snap"; empty for what is no verb ("during")."""
    stem = word.removesuffix("ing")
    if stem in _NO_VERBS or len(stem) < 2 or not re.search("[aeiouy]", stem):  # noqa: PLR2004 - "king"
        return ""
    if re.search(r"([bdgkmnprt])\1$", stem):
        return stem[:-1]
    # The e that -ing took: after a single consonant that follows one vowel, or after c, v, z, u.
    if stem in _PAST or f"{stem}e" not in _PAST and not re.search(r"(?:[^aeiou][aeiou](?:[gt]|[cs])|[vzcu]|[iao]t|[bd]l|[au]r|at|rg|dg|ng)$", stem):
        return stem
    return f"{stem}e"


_NO_VERBS = frozenset("dur accord includ regard concern follow noth everyth someth anyth even morn build ceil".split())
