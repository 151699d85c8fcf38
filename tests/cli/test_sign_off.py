"""A second person's sign-off from the command line: what waits, who can give it, and taking it back."""

import json
from pathlib import Path

import pytest

from claimcheck import ReviewSession, open_store
from claimcheck.model.publication import signed_off
from claimcheck.model.verdicts import adjudicated
from tests.cli.running import Ran, run
from tests.disputes import ADA, BO, IDA, disputed
from tests.samples import AT, COST, END, LONGEST


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one stored session: a verdict by Ida, a claim in dispute, one that Ada alone rated."""
    session = adjudicated(disputed(), COST.id, by=IDA, rating="False", at=AT)
    open_store(str(tmp_path / "reviews")).save(session)
    return tmp_path


def sign_off(desk: Path, *arguments: str) -> Ran:
    return run("sign-off", "mayor", *arguments, cwd=desk)


def stored(desk: Path) -> ReviewSession:
    store = open_store(str(desk / "reviews"))
    return store.load(store.ids()[0])


def signed(desk: Path) -> dict[str, tuple[str, ...]]:
    return {claim: people for claim, people in signed_off(stored(desk).history).items() if people}


def test_what_waits(desk: Path) -> None:
    """Every review and verdict that would be published, with its claim's number; and the command that goes on."""
    done = sign_off(desk)
    assert done.code == 0
    rows = [" ".join(line.split()) for line in done.out.splitlines()]
    assert rows == [
        "state rating by claim",
        "1 verdict False Ida Marsh The bridge cost nothing",
        "2 disputed False Ada Quill half its crossings would end",
        "2 disputed True Bo Ferrin half its crossings would end",
        "3 rated Mostly true Ada Quill The bridge is the longest in the county",
    ]
    assert done.err.split("\n")[1:3] == [
        "3 claims wait for a sign-off: 1 in dispute.",
        "Next: claimcheck sign-off mayor --all",
    ]
    assert stored(desk).history[-1].action == "adjudicate"


def test_what_waits_for_a_program(desk: Path) -> None:
    """The same as JSON, whoever asks."""
    found = json.loads(sign_off(desk, "--json").out)
    assert [(each["claim_id"], each["rating"], each["reviewer"], each["is_verdict"]) for each in found["waiting"]] == [
        (COST.id, "False", IDA, True),
        (END.id, "False", ADA, False),
        (END.id, "True", BO, False),
        (LONGEST.id, "Mostly true", ADA, False),
    ]
    assert [each["state"] for each in found["waiting"]] == ["rated", "disputed", "disputed", "rated"]


def test_claims_are_signed_off(desk: Path) -> None:
    """By number or id; it is in the history, and said once more it changes nothing."""
    done = sign_off(desk, "1", LONGEST.id, "--reviewer", BO)
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        "2 claims signed off by Bo Ferrin.",
        "1 claim waits for a sign-off: 1 in dispute.",
    ]
    assert signed(desk) == {COST.id: (BO,), LONGEST.id: (BO,)}
    again = sign_off(desk, "1", LONGEST.id, "--reviewer", BO)
    assert again.err.startswith("Nothing to change for Bo Ferrin: signed off already.")
    assert [entry.action for entry in stored(desk).history].count("sign-off") == 2


def test_own_work_is_refused(desk: Path) -> None:
    """With who could sign it; and nothing of what was named beside it is signed off either."""
    done = sign_off(desk, "1", "3", "--reviewer", ADA)
    assert (done.code, done.out) == (2, "")
    assert done.err == "claimcheck: 3: is Ada Quill's own work; Bo Ferrin or Ida Marsh could sign it off\n"
    assert signed(desk) == {}


def test_all_that_waits(desk: Path) -> None:
    """Save one's own work and what is in dispute, which is said."""
    done = sign_off(desk, "--all", "--reviewer", ADA)
    assert done.err.splitlines() == [
        "1 claim signed off by Ada Quill.",
        "2 claims wait for a sign-off: 1 your own work, 1 in dispute.",
    ]
    assert signed(desk) == {COST.id: (ADA,)}
    assert "there is nothing that they could sign off" in sign_off(desk, "--all", "--reviewer", ADA).err
    waiting = sign_off(desk, "--reviewer", ADA)
    assert waiting.err.endswith("Next: claimcheck adjudicate mayor\n")


def test_it_is_taken_back(desk: Path) -> None:
    """One's own sign-off, of one claim or of all; what is not there is no error."""
    sign_off(desk, "--all", "--reviewer", BO)
    done = sign_off(desk, "1", "--withdraw", "--reviewer", BO, "--json")
    assert json.loads(done.out) == {
        "session": stored(desk).id,
        "action": "withdraw",
        "by": BO,
        "claims": [COST.id],
        "waiting": [COST.id, END.id],
    }
    assert signed(desk) == {LONGEST.id: (BO,)}
    assert sign_off(desk, "--all", "--withdraw", "--reviewer", ADA).err.startswith("Nothing to change: Ada Quill has")
    assert sign_off(desk, "--all", "--withdraw", "--reviewer", BO).err.startswith("Bo Ferrin takes back")
    assert signed(desk) == {}


def test_nothing_waits(tmp_path: Path) -> None:
    """It is said, and nothing is printed."""
    session = disputed()
    for claim in (COST, END):
        session = adjudicated(session, claim.id, by=IDA, rating="False", at=AT)
    open_store(str(tmp_path / "reviews")).save(session)
    assert sign_off(tmp_path, "--all", "--reviewer", BO).code == 0
    done = sign_off(tmp_path)
    assert (done.code, done.out, done.err) == (0, "", "Nothing waits for a sign-off.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1",), "nothing says who that is"),
        (("9", "x", "--reviewer", BO), "9, x: no such claim"),
        (("1", "--all", "--reviewer", BO), "--all is every claim"),
        (("--withdraw", "--reviewer", BO), "of no claim"),
    ],
)
def test_what_cannot_be_signed_is_said_in_two_lines(desk: Path, arguments: tuple[str, ...], said: str) -> None:
    """Nothing is written."""
    done = sign_off(desk, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) <= 2
    assert signed(desk) == {}


def test_the_name_of_the_settings(desk: Path) -> None:
    """It signs where none is given; a name that was remembered from a review does not."""
    (desk / "claimcheck.toml").write_text('reviewer = "Bo Ferrin"\n', encoding="utf-8")
    assert sign_off(desk, "1").code == 0
    assert signed(desk) == {COST.id: (BO,)}
