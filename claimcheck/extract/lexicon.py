"""Words that extraction looks for, as data. Closed classes and verb lists of English; nothing here is fitted to a text."""

REPORTING_LEMMAS = frozenset(
    "say tell add state note report claim argue warn insist maintain explain announce declare assert allege contend stress emphasise emphasize reiterate "
    "reply respond write tweet post ask concede acknowledge admit confirm deny believe think suggest predict estimate "
    "complain boast joke recall observe remark comment conclude find recommend reveal disclose testify swear vow promise pledge hope expect fear "
    "caution counter indicate underline underscore affirm shout quip lament caution tell forecast project reckon".split()
)
"""Verbs whose clause is what somebody said or wrote. After the cue lists of quotation-attribution research (PolNeAR, PDTB)."""

_IRREGULAR = {
    "say": "said says saying", "tell": "told tells telling", "write": "wrote writes written writing", "think": "thought thinks thinking",
    "find": "found finds finding", "swear": "swore swears swearing", "deny": "denied denies denying", "reply": "replied replies replying",
    "testify": "testified testifies testifying", "quip": "quipped quips quipping", "admit": "admitted admits admitting",
}  # fmt: skip


def _forms(lemma: str) -> str:
    if lemma in _IRREGULAR:
        return f"{lemma} {_IRREGULAR[lemma]}"
    stem = lemma.removesuffix("e")
    return f"{lemma} {lemma}s {stem}ed {stem}ing"


MANNER_FORMS = "|".join(
    "beamed chuckled cried fumed grinned growled grumbled hissed laughed moaned murmured mused muttered pleaded scoffed sighed shrugged smiled snapped sneered "
    "sobbed thundered whispered yelled".split()
)
"""Verbs that report only beside a quotation: "sighed", "laughed"."""

REPORTING_FORM_LEMMAS = {form: lemma for lemma in sorted(REPORTING_LEMMAS) for form in _forms(lemma).split()}
REPORTING_FORMS = "|".join(sorted(REPORTING_FORM_LEMMAS))

HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor rev reverend fr father sister brother imam sheikh rabbi sir dame lord lady hon sen rep gov gen maj lt col sgt capt "
    "cpl pte pc wpc det insp supt dci dcs sp dsp asp adm cllr adv barrister advocate alhaji hajia shri smt".split()
)
"""Words of address and abbreviated ranks, which stand before a name and are no part of it."""

TITLES = HONORIFICS | frozenset(
    "senator representative governor general lieutenant colonel sergeant captain councillor president judge justice king queen prince princess pope "
    "chancellor commissioner ambassador".split()
)

ROLE_WORDS = frozenset(
    "minister secretary president chancellor mayor governor senator councillor congressman congresswoman lawmaker mp mep leader chief chair chairman "
    "chairwoman chairperson director executive officer ceo cfo founder co-founder owner boss manager head commissioner ambassador envoy diplomat "
    "spokesman spokeswoman spokesperson analyst economist professor lecturer researcher scientist historian author writer editor reporter journalist "
    "correspondent lawyer attorney prosecutor judge justice sheriff detective officer sergeant captain colonel general admiral coach player captain "
    "activist campaigner farmer teacher nurse doctor physician surgeon epidemiologist botanist biologist engineer architect artist singer actor actress "
    "treasurer deputy aide adviser advisor candidate pastor bishop archbishop rabbi imam pope king queen prince princess resident driver baker "
    "student graduate volunteer organiser organizer trader investor strategist forecaster meteorologist fisherman librarian substitute goalkeeper keeper striker winger defender midfielder "
    "forward skipper referee headteacher headmaster headmistress principal inspector superintendent constable detective negotiator opponent".split()
)
"""Nouns for what a person does, which may stand right before a name."""

ORGANISATION_WORDS = frozenset(
    "inc ltd llc plc corp corporation company co group holdings partners associates bank council committee commission department ministry bureau agency "
    "authority office service services party union association federation league club society institute institution university college school academy "
    "hospital trust foundation fund board court parliament senate congress assembly government army navy police securities systems devices technologies "
    "industries airlines airways lines railways electric energy media news radio television press times post tribune herald gazette courier ledger "
    "sentinel nations coalition alliance kremlin pentagon nato who imf opec commons treasury".split()
)

PLACE_WORDS = frozenset(
    "street road avenue square park bay river lake county island islands beach hill city town village airport station".split()
)

NOT_NAMES = frozenset(
    "gmt bst utc est edt cet pst monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "christmas easter ramadan english french german spanish russian chinese american british european i mr mrs ms dr earlier later most nine two".split()
)

FUNCTION_WORDS = frozenset(
    "the a an this that these those he she it we they i you his her hers its our their theirs my your who whom whose which what where when why how there here "
    "in on at by for with from to of as if while after before since although though because but and or so yet however meanwhile still then now not no some "
    "many most much more all both each every any few several one two three four five six seven eight nine ten under over between according during "
    "until about against among around despite despite through throughout within without also only even just instead speaking asked born let is are was were "
    "be been do does did has have had will would can could may might must shall should former once nobody nothing everyone everybody somebody anyone "
    "correction shares owners applications residents members health senior local interim new".split()
)

FEMALE_WORDS = frozenset(
    "mrs ms miss dame lady queen princess duchess baroness spokeswoman chairwoman congresswoman actress businesswoman mother daughter sister wife widow "
    "aunt niece grandmother girl woman councilwoman policewoman".split()
)
MALE_WORDS = frozenset(
    "mr sir lord king prince duke baron spokesman chairman congressman actor businessman father son brother husband widower uncle nephew grandfather boy "
    "man councilman policeman fisherman".split()
)

WANTING = frozenset(
    "want wish hope plan intend aim seek expect agree promise pledge vow threaten refuse decline offer decide propose consent swear prefer desire long ask "
    "demand request claim deny consider suggest recommend urge order encourage warn advise invite beg instruct remind persuade convince tell fear love hate "
    "like resolve volunteer contend profess dare".split()
)
"""Verbs whose infinitive is what somebody wants, plans or asks of others. After VerbNet's classes of desire, promise and urging."""

JUDGING = frozenset(
    "call criticise criticize praise condemn denounce attack blast slam support oppose back endorse reject dismiss question doubt challenge dispute deny defend "
    "welcome blame accuse favor favour approve embrace discuss describe mention cite note reveal report announce disclose promise propose suggest recommend "
    "demand order claim predict forecast estimate expect want fear believe know think understand express voice raise acknowledge admit recognise recognize "
    "confirm emphasise emphasize stress highlight outline explain detail document echo repeat reiterate pledge threaten offer request consider see view regard "
    "label brand lament mourn mock ridicule tout laud hail decry deplore protest cheer admire love hate resent regret appreciate advocate champion promote "
    "publish declare deem interpret recall find show say write read tweet post sing chant shout plan seek ban rule allow".split()
)
"""Verbs whose object is what somebody speaks of, thinks of or judges. After VerbNet's classes of judgment, saying and admiring."""

SPEAKING_OF: dict[str, tuple[str, ...]] = {
    "accuse": ("of",), "advocate": ("for",), "agree": ("with", "on", "to"), "apologise": ("for",), "apologize": ("for",),
    "appeal": ("for", "to"), "argue": ("for", "against"), "ask": ("for", "about"), "believe": ("in",), "boast": ("of", "about"),
    "brag": ("about",), "call": ("for", "on"), "campaign": ("for", "against"), "care": ("about",), "comment": ("on",),
    "complain": ("about", "of"), "disagree": ("with",), "dream": ("of",), "hint": ("at",), "hope": ("for",), "insist": ("on",),
    "inquire": ("about",), "joke": ("about",), "know": ("about", "of"), "lobby": ("for", "against"), "long": ("for",),
    "object": ("to",), "plan": ("for", "on"), "plead": ("for",), "point": ("to", "at"), "press": ("for",), "protest": ("against",),
    "push": ("for",), "react": ("to",), "refer": ("to",), "reply": ("to",), "respond": ("to",), "rule": ("against",),
    "speak": ("of", "about", "on", "out"), "speculate": ("about",), "talk": ("about", "of"), "tell": ("of", "about"),
    "think": ("of", "about"), "vote": ("for", "against"), "warn": ("of", "about", "against"), "wonder": ("about",),
    "worry": ("about",), "write": ("of", "about"),
}  # fmt: skip
"""The prepositions through which verbs name what is spoken of."""

STARTING = frozenset("continue begin start keep try seem appear go proceed".split())
"""Verbs that only say how another verb's act goes: "continued to call for"."""

NO_ATTITUDE = frozenset("be have make let help mean ensure get cause require keep take do go come bring leave".split())
"""Verbs whose clause nobody says or thinks."""

SOURCING = (
    r"\bon (?:the )?condition of anonymity\b|\b(?:asked not|declined|did not (?:wish|want)) to be (?:named|identified)\b"
    r"|\b(?:seen|reviewed|obtained) by this (?:newspaper|website|magazine)$"
)
"""How somebody spoke, and who saw a document: the sourcing's matter, no claim. A regular expression."""
