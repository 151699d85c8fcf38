"""What is one claim and what is several: clauses cut where the guidelines cut them, kept where they keep them."""

from collections.abc import Callable

import pytest

ClaimTexts = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "The council raised parking fees and closed two libraries.",
            ["The council raised parking fees", "The council closed two libraries"],
            id="coordinated predicates share their subject",
        ),
        pytest.param(
            "The bridge was closed in May and fell in July.",
            ["The bridge was closed in May", "The bridge fell in July"],
            id="a finite verb takes no auxiliary along",
        ),
        pytest.param(
            "The clinic will be rebuilt in stone and painted white.",
            ["The clinic will be rebuilt in stone", "The clinic will be painted white"],
            id="a participle shares the auxiliaries",
        ),
        pytest.param(
            "Work is due to start in spring 2026 and finish within 18 months.",
            ["Work is due to start in spring 2026", "Work is due to finish within 18 months"],
            id="an infinitive shares what leads to the first",
        ),
        pytest.param(
            "The plan will cost $3 billion and create 500 jobs.",
            ["The plan will cost $3 billion", "The plan will create 500 jobs"],
            id="the number stays with its predicate",
        ),
        pytest.param(
            "Wages rose, but prices rose faster.",
            ["Wages rose", "Prices rose faster"],
            id="coordinated clauses drop the conjunction",
        ),
        pytest.param(
            "Unemployment fell to 4.1%, while inflation held at 2%.",
            ["Unemployment fell to 4.1%", "Inflation held at 2%"],
            id="a contrast with while",
        ),
        pytest.param(
            "The storm hit Aldbury on Friday, flooding 300 homes, snapping power lines and forcing the evacuation of a school.",
            [
                "The storm hit Aldbury on Friday",
                "The storm flooded 300 homes",
                "The storm snapped power lines",
                "The storm forced the evacuation of a school",
            ],
            id="participles become finite in the tense of the sentence",
        ),
        pytest.param(
            "Born in Aldbury in 1933, she left school at 15.",
            ["She was born in Aldbury in 1933", "She left school at 15"],
            id="an opening participle",
        ),
        pytest.param(
            "Stocks rose on Monday, with the main index closing up 212.6 points.",
            ["Stocks rose on Monday", "The main index closed up 212.6 points"],
            id="an absolute with its own subject",
        ),
        pytest.param(
            "The union went on strike; the buses stopped.",
            ["The union went on strike", "The buses stopped"],
            id="a semicolon",
        ),
        pytest.param(
            "Shares fell 8.2% before recovering to $114.05.",
            ["Shares fell 8.2%", "Shares recovered to $114.05"],
            id="what came after in the past came true",
        ),
        pytest.param(
            "The home has 40 beds, a leaking kitchen and a waiting list of 310.",
            ["The home has 40 beds", "The home has a leaking kitchen", "The home has a waiting list of 310"],
            id="a list of things",
        ),
        pytest.param(
            "An agreement must include Velora leaving the pact, closing the base and paying for repairs.",
            [
                "An agreement must include Velora leaving the pact",
                "An agreement must include Velora closing the base",
                "An agreement must include Velora paying for repairs",
            ],
            id="a list of gerunds shares who does it",
        ),
        pytest.param(
            "Consumer prices rose 0.3% in March from February and 4.1% from March 2022.",
            ["Consumer prices rose 0.3% in March from February", "Consumer prices rose 4.1% from March 2022"],
            id="a second amount leaves the verb out",
        ),
        pytest.param(
            "Should the storm grow, forecasters warned, rivers could rise 2 feet.",
            ["Should the storm grow, rivers could rise 2 feet"],
            id="a condition without an if, before a report",
        ),
        pytest.param(
            "If the storm stalls, they warned, rivers could rise 2 feet.",
            ["If the storm stalls, rivers could rise 2 feet"],
            id="a condition stays with what it is for",
        ),
        pytest.param(
            "Had the pier been checked, Ada Quill said, nobody would have drowned.",
            ["Had the pier been checked, nobody would have drowned"],
            id="a condition contrary to fact",
        ),
        pytest.param(
            "Researchers at the Halloran Centre for Digital Literacy found. Nothing untoward was ever found.",
            ["Nothing untoward was ever found"],
            id="a report without its content, and a finding",
        ),
        pytest.param(
            "Sales rose 4%. So did everyone’s that year.", ["Sales rose 4%"], id="a comparison without its verb"
        ),
        pytest.param(
            "A clerk who did not wish to be named said the pier was shut.",
            ["The pier was shut"],
            id="how somebody spoke",
        ),
        pytest.param(
            "Residents, more than 60 of whom packed the chamber, complained of traffic.",
            ["Residents complained of traffic", "More than 60 of the residents packed the chamber"],
            id="some of whom did something else",
        ),
        pytest.param(
            "The inspectors visited 12 homes, nine of which failed the test.",
            ["The inspectors visited 12 homes", "Nine of the 12 homes failed the test"],
            id="some of which",
        ),
        pytest.param(
            "Tessa Vane spoke for 74 minutes, promising to freeze property taxes, hire 600 troopers and build a bridge.",
            [
                "Tessa Vane spoke for 74 minutes",
                "Tessa Vane promised to freeze property taxes",
                "Tessa Vane promised to hire 600 troopers",
                "Tessa Vane promised to build a bridge",
            ],
            id="a row of infinitives of which one has its to",
        ),
        pytest.param(
            "The trust said that all its boats were inspected, that the pier had closed in 2022 and that sales had fallen.",
            ["All the trust’s boats were inspected", "The pier had closed in 2022", "Sales had fallen"],
            id="a row of contents",
        ),
        pytest.param(
            "Callum Drewe, 29, of no fixed address, appeared before magistrates on Tuesday.",
            [
                "Callum Drewe appeared before magistrates on Tuesday",
                "Callum Drewe is 29",
                "Callum Drewe is of no fixed address",
            ],
            id="where somebody is from",
        ),
        pytest.param(
            "The farm sold 300 goats last year, 12 fewer than in 2019.",
            ["The farm sold 300 goats last year", "The farm sold 12 fewer goats last year than in 2019"],
            id="a number compared with another",
        ),
        pytest.param(
            "The pump drew 4 kilowatts under load, 40% more than Nora Fenwick had promised.",
            [
                "The pump drew 4 kilowatts under load",
                "The pump drew 40% more under load than Nora Fenwick had promised",
            ],
            id="a share compared with a promise",
        ),
        pytest.param(
            "Ada Quill won 40 votes, because people liked Ada Quill more than Nora Fenwick.",
            ["Ada Quill won 40 votes, because people liked Ada Quill more than Nora Fenwick"],
            id="a reason that compares stays",
        ),
        pytest.param(
            "Velora was fined in May, promised to encrypt all data and left its office.",
            ["Velora was fined in May", "Velora promised to encrypt all data", "Velora left its office"],
            id="a row of verbs, the last of which is no passive",
        ),
        pytest.param(
            "Troops would be treated as occupiers, violating international law and escalating tensions.",
            [
                "Troops would be treated as occupiers",
                "Troops would violate international law",
                "Troops would escalate tensions",
            ],
            id="a participle that looks like an adjective",
        ),
        pytest.param(
            "The budget was passed by 97 votes, hours after the opposition staged a walkout.",
            ["The budget was passed by 97 votes", "The opposition staged a walkout"],
            id="what happened before, set off",
        ),
        pytest.param(
            "The two sides will set up a commission, to be headed by an envoy, and hold talks in May.",
            [
                "The two sides will set up a commission",
                "A commission is to be headed by an envoy",
                "The two sides will hold talks in May",
            ],
            id="what is to be done with something",
        ),
        pytest.param(
            "The department remained committed to a ban when time allows and would study the report.",
            ["The department remained committed to a ban when time allows", "The department would study the report"],
            id="a modal goes with the main clause",
        ),
    ],
)
def test_splits(claim_texts: ClaimTexts, sentence: str, expected: list[str]) -> None:
    """Each assertion of its own becomes one claim, with its subject and tense."""
    assert claim_texts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("If the vote fails, the mayor will resign", id="a condition"),
        pytest.param("Prices rose because wages rose", id="a cause"),
        pytest.param("The council sold the hall to pay its debts", id="a purpose"),
        pytest.param(
            "Pupils who have been exposed must stay home until a doctor clears them", id="a restrictive relative"
        ),
        pytest.param("Wind and rain damaged the pier", id="subjects of one event"),
        pytest.param("The minister did not say whether she would resign", id="a question that is reported"),
        pytest.param("Trains cost more than buses do", id="a comparison"),
        pytest.param("The index rose even after the bank raised rates", id="a circumstance"),
        pytest.param(
            "Two guns, 113 rounds of ammunition and £20 were found in the car", id="a list that is the subject"
        ),
    ],
)
def test_keeps_together(claim_texts: ClaimTexts, sentence: str) -> None:
    """What asserts nothing of its own stays where it is."""
    assert claim_texts(f"{sentence}.") == [sentence]


@pytest.mark.parametrize(
    "words",
    [
        "Who is in charge?",
        "So much for the consensus.",
        "Give people longer holidays.",
        "Good morning!",
        "A spokesman confirmed.",
        "It should not have.",
        "An official spoke on condition of anonymity.",
    ],
)
def test_is_no_claim(claim_texts: ClaimTexts, words: str) -> None:
    """A question, a fragment, an order, a greeting, an act of saying, and what leaves its verb out claim nothing."""
    assert claim_texts(words) == []


def test_condition_is_shared(claim_texts: ClaimTexts) -> None:
    """An opening condition holds for every clause coordinated under it."""
    assert claim_texts("When the town tried it in 2022, bills went up by a fifth and the bins went uncollected.") == [
        "When the town tried it in 2022, bills went up by a fifth",
        "When the town tried it in 2022, the bins went uncollected",
    ]


def test_linking_words_go(claim_texts: ClaimTexts) -> None:
    """What only ties a sentence to the one before is left out: "however", "also"."""
    assert claim_texts("However, the mayor also signed the treaty.") == ["The mayor signed the treaty"]


def test_brackets_go(claim_texts: ClaimTexts) -> None:
    """What stands in brackets is no part of the claim around it."""
    assert claim_texts("Two-stroke engines emit more fuel than modern ones (see Table 2).") == [
        "Two-stroke engines emit more fuel than modern ones"
    ]
