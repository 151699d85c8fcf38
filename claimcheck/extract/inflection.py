"""Verb forms of English: from a lemma to its past and its third person, and back from "-ing". Knows no text."""

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
_DOUBLED = frozenset(
    "admit commit compel concur confer control defer deter emit equip excel expel incur infer occur omit patrol permit "
    "prefer program propel rebel refer regret submit transfer transmit".split()
)
_ONE_SHORT_SYLLABLE = re.compile(r"(?:[^aeiouy]|(?<=q)u)*[aeiou][bdgklmnprt]")


def past(lemma: str) -> str:
    """Give the simple past of a verb: "flood" → "flooded", "bring" → "brought"."""
    if lemma in _PAST:
        return _PAST[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if re.search(r"[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ied"
    if lemma.endswith("ic"):
        return f"{lemma}ked"
    if lemma in _DOUBLED or _ONE_SHORT_SYLLABLE.fullmatch(lemma):
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


# Regular verbs of the news whose -s form is seldom a noun's plural.
_REGULAR = (
    "govern include cover employ apply recommend require allow remain want expect cause reduce prevent support oppose contain represent belong consist depend "
    "exist operate own produce provide receive serve exceed involve suggest appear seem live carry follow happen matter enter believe love hate agree disagree "
    "accuse blame criticise criticize reject dispute question deny affect apply attract avoid blame borrow ban bar create continue decide deliver describe destroy "
    "earn encourage enjoy ensure fail feature gain generate grant handle identify ignore improve increase intend join kill lack last link manage measure mention "
    "merge miss obtain occur offer pass finish punish owe own perform permit persuade praise prefer prepare propose protect prove publish pursue reach realise realize recognise "
    "recognize reflect refuse relate rely remember remind remove replace resign resolve respond restore retire reveal save seize settle solve star stem strip "
    "struggle succeed suffer survive threaten underscore urge warn worry"
).split()
_NOUNS_TOO = frozenset(
    "bets bids bites blows breaks casts catches costs cuts deals draws drinks drives falls feeds fights finds flies forecasts forgets gives hangs hits holds "
    "kicks leads leaves lies lights means meets pays puts reads rides rings rises runs sees sells sets shakes shoots shots shows sinks sits sleeps slides speeds "
    "spends spins splits spreads springs stands steals sticks strikes swings takes tears thinks throws treads wakes wears winds wins works".split()
)


def _third_persons() -> frozenset[str]:
    return frozenset(third_person(lemma) for lemma in (*_PAST, *_REGULAR)) - _NOUNS_TOO


_PAST_FORMS = frozenset(_PAST.values())
_NOT_PAST = frozenset(
    "indeed need speed feed seed breed exceed proceed succeed hundred sacred naked wicked kindred embed".split()
)
_SHORTEST_ED = 5


def is_past(word: str) -> bool:
    """Tell whether a word looks like a simple past: "flooded", "brought". A participle in -ed looks the same."""
    lower = word.lower()
    return lower in _PAST_FORMS or (lower.endswith("ed") and len(lower) >= _SHORTEST_ED and lower not in _NOT_PAST)


_PRESENT_FORMS = _third_persons()


def is_present(word: str) -> bool:
    """Tell whether a word is the third person of a verb that is seldom a plural: "governs", "says"."""
    return word in _PRESENT_FORMS


_NO_VERBS = frozenset(
    "accord anyth build ceil concern dur even everyth follow includ morn noth notwithstand regard sibl someth sterl wedd".split()
)
_ENDS_IN_IE = frozenset("dy ly ty vy bely underly unty".split())
_ENDS_DOUBLED = frozenset("add boycott butt ebb egg err forestall fulfill install purr recall".split())
_NO_E = frozenset("bias canvas caucus chorus combat focus format murmur peril refocus stencil".split())
# What a verb ends in without the final e that -ing takes away; "qu" counts as one consonant.
_LOST_E = re.compile(
    r"""(?:
      [cuv] | [aeiouy]z | (?<!s)s                         # force, argue, serve, seize, rise, sense
    | (?:[dlr]|[aeiou])g                                  # judge, merge, manage
    | (?:eng|(?:ch|r)ang|lung|(?:cr|fr|h|imp|wh)ing)      # challenge, range, plunge
    | [bcdfgkpstz]l | [^aeiou][iu]l                       # handle, schedule
    | ^[^aeiouy]*[aeiouy][bdgklmnprt]                     # hope: "hop" would double its p
    | [^aeiou][aeiou][bdk] | guid | suad                  # describe, decide, provoke
    | [^aeiou][aiu]m | com                                # assume, welcome
    | [^aeiou]in | (?:ter|con|tra)ven | (?:postp|cond)on  # combine, intervene, postpone
    | [^aeiou][ay]p                                       # escape
    | [^aeiou][aiu]r | (?:pl|gn|st)or                     # require, explore
    | (?:adh|coh|interf|persev)er                         # interfere
    | (?:[^aeo]a|crea|[^aeiou]u|[mnv]o|pl?e|del?e)t       # state, create, execute, promote, complete
    | (?:inv|un|exc|ign|rec|inc|exped)it                  # invite
    | ^[bhptw]ast | ^(?:brea|ba|clo|loa|soo|see|wri)th    # waste, breathe
    )$""",
    re.VERBOSE,
)


def lemma_of_ing(word: str) -> str:
    """Give the lemma of a present participle: "snapping" → "snap"; empty for what is no verb ("during")."""
    stem = word.lower().removesuffix("ing")
    if stem in _NO_VERBS or len(stem) < 2 or not re.search("[aeiouy]", stem):  # noqa: PLR2004 - "king", "string"
        return ""
    if stem in _ENDS_IN_IE:
        return f"{stem[:-1]}ie"
    candidates = (f"{stem}e", _undoubled(stem), stem)
    return next((lemma for lemma in candidates if lemma in _PAST), "") or _regular_lemma(stem)


def _regular_lemma(stem: str) -> str:
    single = _undoubled(stem)
    if single != stem:
        return single
    return f"{stem}e" if stem not in _NO_E and _LOST_E.search(stem.replace("qu", "q")) else stem


def _undoubled(stem: str) -> str:
    """Take the consonant away that -ing brought: not in "add", nor in "call", where the lemma has both."""
    is_long = bool(re.search(r"[aeiou][^aeiou]+[aeiou]", stem))
    is_doubled = re.search(r"([bdgkmnprt])\1$|^(?:frol|mim|pan|picn|traff)ick$", stem) or (
        is_long and stem.endswith("ll")
    )
    return stem[:-1] if is_doubled and stem not in _ENDS_DOUBLED else stem
