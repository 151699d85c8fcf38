"""Verb forms."""

import pytest
from hypothesis import given, strategies as st

from claimcheck.extract.inflection import is_past, lemma_of_ing, past, third_person

PARTICIPLES = """
    abandoning/abandon absorbing/absorb abusing/abuse accusing/accuse acting/act adding/add adjusting/adjust
    ageing/age aging/age agreeing/agree allowing/allow announcing/announce applying/apply arguing/argue
    arresting/arrest arriving/arrive asking/ask assigning/assign assisting/assist assuming/assume attacking/attack
    attempting/attempt attending/attend avoiding/avoid baking/bake banking/bank banning/ban beating/beat
    becoming/become beginning/begin being/be benefiting/benefit betting/bet bidding/bid blaming/blame
    boosting/boost boycotting/boycott breathing/breathe bringing/bring budgeting/budget buying/buy buzzing/buzz
    calling/call campaigning/campaign capturing/capture carrying/carry casting/cast causing/cause
    challenging/challenge changing/change charging/charge cheating/cheat choosing/choose citing/cite
    claiming/claim climbing/climb closing/close collapsing/collapse combining/combine competing/compete
    complaining/complain completing/complete conceding/concede concluding/conclude confusing/confuse
    considering/consider consisting/consist containing/contain continuing/continue contributing/contribute
    controlling/control costing/cost crawling/crawl creating/create crying/cry cutting/cut deciding/decide
    declaring/declare decreasing/decrease defeating/defeat defending/defend defining/define degrading/degrade
    deleting/delete demanding/demand denying/deny describing/describe designing/design destroying/destroy
    determining/determine developing/develop discussing/discuss doing/do doubling/double driving/drive dying/die
    eating/eat editing/edit employing/employ ending/end enjoying/enjoy entering/enter erring/err escaping/escape
    evaluating/evaluate examining/examine excusing/excuse executing/execute exhausting/exhaust existing/exist
    expanding/expand explaining/explain exploding/explode exploring/explore exposing/expose failing/fail
    falling/fall favoring/favor fearing/fear featuring/feature feeding/feed feeling/feel figuring/figure
    filing/file filling/fill firing/fire fixing/fix fleeing/flee floating/float flooding/flood focusing/focus
    forcing/force forgetting/forget funding/fund gaining/gain getting/get giving/give going/go greeting/greet
    growing/grow guiding/guide hacking/hack handing/hand handling/handle hanging/hang happening/happen having/have
    heading/head hearing/hear heating/heat hiding/hide hiking/hike hiring/hire holding/hold honoring/honor
    hoping/hope hopping/hop hosting/host ignoring/ignore implying/imply imposing/impose improving/improve
    increasing/increase indulging/indulge injuring/injure insisting/insist inspiring/inspire installing/install
    interfering/interfere intervening/intervene invading/invade investing/invest inviting/invite joining/join
    judging/judge keeping/keep labelling/label landing/land lasting/last leading/lead leaking/leak leaving/leave
    letting/let liking/like limiting/limit linking/link listening/listen listing/list living/live loading/load
    longing/long looking/look loosening/loosen losing/lose lying/lie maintaining/maintain making/make
    managing/manage marketing/market marking/mark measuring/measure meeting/meet mentioning/mention merging/merge
    mining/mine missing/miss monitoring/monitor moving/move naming/name needing/need negotiating/negotiate
    noting/note obtaining/obtain occurring/occur offering/offer opening/open opposing/oppose organising/organise
    organizing/organize owning/own panicking/panic passing/pass paying/pay pending/pend persuading/persuade
    piloting/pilot planning/plan playing/play plunging/plunge posting/post postponing/postpone pouring/pour
    preferring/prefer producing/produce promoting/promote proposing/propose protesting/protest providing/provide
    proving/prove provoking/provoke purchasing/purchase putting/put quitting/quit quoting/quote raising/raise
    ranging/range ranking/rank reading/read recalling/recall recovering/recover reducing/reduce referring/refer
    refusing/refuse regretting/regret releasing/release remaining/remain repairing/repair repeating/repeat
    reporting/report requiring/require resigning/resign resisting/resist retiring/retire retreating/retreat
    reversing/reverse reviewing/review riding/ride rising/rise risking/risk rotating/rotate ruining/ruin
    ruling/rule running/run saying/say scheduling/schedule screening/screen securing/secure seeing/see
    seizing/seize selling/sell sending/send sensing/sense serving/serve setting/set settling/settle shaking/shake
    shaping/shape sharing/share showing/show shutting/shut signalling/signal signing/sign singing/sing sitting/sit
    smiling/smile snapping/snap snowing/snow solving/solve speaking/speak spending/spend sponsoring/sponsor
    spreading/spread squaring/square standing/stand stating/state staying/stay stealing/steal stopping/stop
    storing/store strengthening/strengthen striking/strike struggling/struggle studying/study submitting/submit
    succeeding/succeed suggesting/suggest suing/sue supposing/suppose sweating/sweat taking/take targeting/target
    tasting/taste teaching/teach telling/tell testing/test thinking/think threatening/threaten trading/trade
    training/train traveling/travel travelling/travel treating/treat trusting/trust trying/try tuning/tune
    turning/turn tweeting/tweet twisting/twist tying/tie typing/type understanding/understand uploading/upload
    urging/urge using/use viewing/view visiting/visit voting/vote waiting/wait waking/wake warning/warn
    wasting/waste weakening/weaken welcoming/welcome winding/wind winning/win wiring/wire working/work
    writing/write yielding/yield
""".split()


@pytest.mark.parametrize("pair", PARTICIPLES)
def test_lemma_of_ing(pair: str) -> None:
    """The lemma has back the e, and has lost the consonant, that -ing took and brought."""
    participle, lemma = pair.split("/")
    assert lemma_of_ing(participle) == lemma


@pytest.mark.parametrize("word", "during according including following nothing evening king string thing".split())
def test_no_participles(word: str) -> None:
    """What ends like a participle and is none has no lemma."""
    assert lemma_of_ing(word) == ""


PASTS = """
    visit/visited open/opened stop/stopped plan/planned fit/fitted show/showed play/played agree/agreed die/died
    panic/panicked equip/equipped carry/carried prefer/preferred offer/offered squat/squatted rain/rained limit/limited
    be/was go/went bring/brought put/put flood/flooded mix/mixed enter/entered control/controlled
""".split()


@pytest.mark.parametrize("pair", PASTS)
def test_past(pair: str) -> None:
    """The past doubles a consonant after a short stressed vowel alone."""
    lemma, form = pair.split("/")
    assert past(lemma) == form


@pytest.mark.parametrize("word", "flooded brought was stopped Opened".split())
def test_is_past(word: str) -> None:
    """Regular and irregular pasts are known."""
    assert is_past(word)


@pytest.mark.parametrize(
    "pair", "be/is have/has go/goes carry/carries play/plays watch/watches fix/fixes say/says".split()
)
def test_third_person(pair: str) -> None:
    """The third person takes -s, -es or -ies."""
    lemma, form = pair.split("/")
    assert third_person(lemma) == form


@pytest.mark.parametrize("word", "need hundred naked red speed indeed table".split())
def test_not_past(word: str) -> None:
    """What ends in -ed by nature is no past."""
    assert not is_past(word)


@given(st.text(max_size=20))
def test_any_word(word: str) -> None:
    """Any string goes through."""
    assert isinstance(past(word), str)
    assert isinstance(third_person(word), str)
    assert isinstance(lemma_of_ing(f"{word}ing"), str)
