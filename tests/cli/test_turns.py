"""``claimcheck review --next`` on a real terminal: claims of all articles, each with one reviewer at a time."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck.model import Claim, ReviewSession
from claimcheck.model.editing import split
from claimcheck.store import Query, Store, open_store
from tests import samples
from tests.cli.running import run
from tests.postgres import PASSWORD, Cluster, cluster
from tests.terminal import CTRL_C, CTRL_U, ENTER, ESCAPE, Terminal

SKIP = ("s", "o")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A store of two articles of two claims; the most worth checking is the bridge's length, then the ferry's end."""
    opened = open_store(place)
    first = [evolve(samples.COST, check_worthiness=0.2), evolve(samples.LONGEST, check_worthiness=0.9)]
    second = [evolve(samples.END, check_worthiness=0.8), evolve(samples.COST, check_worthiness=0.1)]
    opened.save(samples.session(claims=first, title="Bridge"))
    opened.save(samples.session(claims=second, title="Ferry"))
    yield opened
    opened.close()


@contextmanager
def turns(place: str, home: Path, *options: str, reviewer: str = "Ada Quill", columns: int = 80) -> Iterator[Terminal]:
    with Terminal(
        "review", "--next", "--reviewer", reviewer, *options, cwd=home, columns=columns, env={"CLAIMCHECK_STORE": place}
    ) as terminal:
        yield terminal


def session(store: Store, title: str) -> ReviewSession:
    return next(each for each in map(store.load, store.ids()) if each.article.title == title)


def test_claims_of_all_articles(store: Store, place: str, tmp_path: Path) -> None:
    """The most worth checking of all comes first, its article named; when nothing is left, that is said."""
    with turns(place, tmp_path) as terminal:
        for marked, title in (
            ("⟦The bridge is the longest", "Bridge"),
            ("⟦half its crossings would end⟧", "Ferry"),
            ("⟦The bridge cost nothing⟧", "Bridge"),
            ("⟦The bridge cost nothing⟧", "Ferry"),
        ):
            terminal.wait_for(marked)
            terminal.wait_for_question("Check this claim?")
            assert title in terminal.words
            terminal.answer(SKIP[0], then="Why skip it?")
            terminal.send(SKIP[1])
        terminal.wait_for("4 claims done. Nothing is left open for you.")
        assert terminal.exit_code() == 0
        assert terminal.is_usable
    assert [len(each.reviews) for each in map(store.load, store.ids())] == [2, 2]


def test_two_reviewers_at_once(store: Store, place: str, tmp_path: Path) -> None:
    """The second is handed another claim; what the first leaves untouched goes to whoever asks next."""
    with turns(place, tmp_path / "..") as ada, turns(place, tmp_path / "..", reviewer="Bo Ferrin") as bo:
        for each in (ada, bo):
            each.wait_for_question("Check this claim?")
        both = [each.words for each in (ada, bo)]
        assert sum("⟦The bridge is the longest" in words for words in both) == 1
        assert sum("⟦half its crossings" in words for words in both) == 1
        holder, other = (ada, bo) if "⟦The bridge is the longest" in ada.words else (bo, ada)
        holder.wait_for_question("Check this claim?")
        holder.send("q")
        assert holder.exit_code() == 0
        other.wait_for_question("Check this claim?")
        other.answer(SKIP[0], then="Why skip it?")
        other.send(SKIP[1])
        other.wait_for("⟦The bridge is the longest")


@pytest.mark.parametrize("way", ["interrupted", "killed"])
def test_going_on_where_one_was(store: Store, place: str, tmp_path: Path, way: str) -> None:
    """After Ctrl-C and after a kill the same claim comes again, at the same question, and nobody else had it meanwhile."""
    with turns(place, tmp_path) as terminal:
        terminal.wait_for_question("Check this claim?")
        terminal.answer("r", then="Rating")
        if way == "interrupted":
            terminal.send(CTRL_C)
            assert terminal.exit_code() == 130
            assert "The claim on the screen stays yours until" in terminal.words
        else:
            terminal.signal(signal.SIGKILL)
            terminal.exit_code()
    with turns(place, tmp_path, reviewer="Bo Ferrin") as other:
        other.wait_for("⟦half its crossings")
        other.wait_for_question("Check this claim?")
        other.send("q")
        other.exit_code()
    with turns(place, tmp_path) as terminal:
        terminal.wait_for_question("Rating")
        assert "⟦The bridge is the longest" in terminal.words


def test_going_back_over_the_edge(store: Store, place: str, tmp_path: Path) -> None:
    """From the first question of a claim back into the one before it, of another article, and on again."""
    with turns(place, tmp_path) as terminal:
        terminal.wait_for_question("Check this claim?")
        assert "< Back" not in terminal.words
        terminal.answer(SKIP[0], then="Why skip it?")
        terminal.send(SKIP[1])
        terminal.wait_for("⟦half its crossings")
        terminal.answer(ESCAPE, then="Why skip it?")
        assert "Bridge" in terminal.words
        terminal.send("c")
        terminal.wait_for_question("Check this claim?")
        terminal.send("q")
        assert terminal.exit_code() == 0
        assert "1 claim done." in terminal.words
    (review,) = session(store, "Bridge").reviews
    assert review.skip_reason == "not checkable"


def test_stopping_says_how_to_go_on(store: Store, place: str, tmp_path: Path) -> None:
    """With claims left, it is not said that there are none."""
    with turns(place, tmp_path) as terminal:
        terminal.wait_for_question("Check this claim?")
        terminal.send("q")
        assert terminal.exit_code() == 0
        assert "Saved. 0 claims done. The same command goes on from here." in terminal.words


def test_the_claim_at_hand_is_all_there_is(store: Store, place: str, tmp_path: Path) -> None:
    """There is no overview of one article here, and nothing to undo over all of them; the claim can be changed."""
    with turns(place, tmp_path) as terminal:
        terminal.wait_for("p right of reply")
        assert "Overview" not in terminal.words
        terminal.answer("w", then="The claim, in words")
        terminal.send(CTRL_U, "It is long.", ENTER)
        terminal.wait_for("Saved: wording of “It is long.” changed.")
        terminal.wait_for_question("Check this claim?")
        assert "Undo" not in terminal.words
        assert "Claim It is long. By" in terminal.words
        terminal.answer(SKIP[0], then="Why skip it?")
        terminal.send(SKIP[1])
        terminal.wait_for("⟦half its crossings")
    bridge = session(store, "Bridge")
    assert [entry.action for entry in bridge.history] == ["edit", "skip"]


def test_a_claim_that_is_split(store: Store, place: str, tmp_path: Path) -> None:
    """It is no claim any more: its parts come instead, and going back does not lead into it."""
    with turns(place, tmp_path) as terminal:
        terminal.wait_for_question("Check this claim?")
        terminal.answer("x", then="Claim 1 of")
        terminal.answer(CTRL_U, "The bridge is long", ENTER, then="Claim 2 of")
        terminal.answer("It is the longest", ENTER, then="Claim 3 of")
        terminal.send(ENTER)
        terminal.wait_for("Claim The bridge is long By")
        terminal.wait_for("? Keys")
        assert "< Back" not in terminal.words
        terminal.answer(SKIP[0], then="Why skip it?")
        terminal.send(SKIP[1])
        terminal.wait_for("Claim It is the longest By")
        terminal.wait_for_question("Check this claim?")
        terminal.send("q")
        assert terminal.exit_code() == 0
        assert "1 claim done." in terminal.words


def test_a_claim_that_somebody_else_splits(store: Store, place: str, tmp_path: Path) -> None:
    """While it is being judged, that is said and the next comes; after it was judged, going back says so."""
    with turns(place, tmp_path) as terminal:
        terminal.wait_for_question("Check this claim?")
        split_by_another(store, samples.LONGEST, "It is long.")
        terminal.send("r")
        terminal.wait_for("Meanwhile Bo Ferrin split this claim.")
        terminal.wait_for("Claim It is long. By")
        terminal.wait_for_question("Check this claim?")
        terminal.answer(SKIP[0], then="Why skip it?")
        terminal.send(SKIP[1])
        terminal.wait_for("Claim It is long. Indeed. By")
        terminal.wait_for_question("Check this claim?")
        (part,) = [claim for claim in session(store, "Bridge").claims if claim.text == "It is long."]
        split_by_another(store, part, "Is it long?")
        terminal.send(ESCAPE)
        terminal.wait_for("The claim before this one was split or merged by somebody else.")
        terminal.wait_for_question("Check this claim?")


def split_by_another(store: Store, claim: Claim, text: str) -> None:
    parts = [(text, claim.anchors), (f"{text} Indeed.", claim.anchors)]
    store.change(session(store, "Bridge").id, lambda it: split(it, claim.id, parts, by="Bo Ferrin", at=samples.AT))


def test_left_for_later(store: Store, place: str, tmp_path: Path) -> None:
    """A claim that is put off comes again once nothing else is open."""
    with turns(place, tmp_path) as terminal:
        terminal.wait_for_question("Check this claim?")
        terminal.send("l")
        for marked in ("⟦half its crossings", "⟦The bridge cost nothing⟧", "⟦The bridge cost nothing⟧"):
            terminal.wait_for(marked)
            terminal.wait_for_question("Check this claim?")
            terminal.answer(SKIP[0], then="Why skip it?")
            terminal.send(SKIP[1])
        terminal.wait_for("⟦The bridge is the longest")


def test_assigned_claims_come_first(store: Store, place: str, tmp_path: Path) -> None:
    """What one was asked for comes before what is more worth checking, and nobody else is given it."""
    ran = run(
        "--store",
        place,
        "assign",
        f"{session(store, 'Bridge').id}:{samples.COST.id}",
        "Bo Ferrin",
        "--by",
        "Ada",
        cwd=tmp_path,
    )
    assert ran.code == 0
    with turns(place, tmp_path, reviewer="Bo Ferrin") as terminal:
        terminal.wait_for("⟦The bridge cost nothing⟧")


def test_plain_lines(store: Store, place: str, tmp_path: Path) -> None:
    """It works in plain lines as well."""
    with turns(place, tmp_path, "--accessible") as terminal:
        terminal.wait_for("Check this claim?")
        terminal.send("s", ENTER)
        terminal.wait_for("Why skip it?")
        terminal.send("o", ENTER)
        terminal.wait_for("half its crossings would end")


def test_nothing_open(place: str, tmp_path: Path) -> None:
    """An empty store has nothing to hand out, and says so."""
    with turns(place, tmp_path) as terminal:
        terminal.wait_for("0 claims done. Nothing is left open for you.")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "what is to be reviewed?"),
        (("--next", "bridge"), "--next takes claims of all articles"),
        (("--next", "--scale", "google"), "--scale does not go with it"),
    ],
)
def test_what_does_not_go_together(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    """Neither an article nor --next, and both at once, are refused with what to do."""
    ran = run("review", *arguments, cwd=tmp_path)
    assert ran.code == 2
    assert message in ran.err


def test_a_database_that_goes_away(tmp_path: Path) -> None:
    """The answer that was given is kept, saved once when the database is back, and no password is shown."""
    with cluster() as server:
        place = server.new_database()
        store = open_store(place)
        store.save(samples.session())
        with turns(place, tmp_path) as terminal:
            terminal.wait_for_question("Check this claim?")
            terminal.answer("s", then="Why skip it?")
            server.kill()
            terminal.send("o")
            terminal.wait_for("Your answer is kept here")
            server.start()
            terminal.wait_for("The store is there again; your answer is saved.")
            terminal.wait_for("⟦half its crossings")
            terminal.wait_for_question("Check this claim?")
            server.kill()
            terminal.send("s")
            terminal.wait_for("(no marks of worth) postgresql://desk@")
            terminal.send(CTRL_C)
            assert terminal.exit_code() == 130
            assert "Your last answer is kept in" in terminal.words
            for secret in (PASSWORD, "s3cret", "w%40rd"):
                assert secret not in terminal.output.decode()
        server.start()
        with turns(place, tmp_path) as terminal:
            terminal.wait_for("Saved what had been kept on this machine")
            terminal.wait_for_question("Why skip it?")
        assert len(store.load(samples.session().id).history) == 1
        store.close()
    assert not any(PASSWORD in path.read_text(errors="replace") for path in tmp_path.rglob("*") if path.is_file())
    assert os.environ.get("CLAIMCHECK_STORE") is None


def test_a_session_that_cannot_be_read(server: Cluster, address: str, tmp_path: Path) -> None:
    """Its claims are passed over, with a word on it; the others are handed out."""
    store = open_store(address)
    for title, worth in (("Bridge", 0.9), ("Ferry", 0.5)):
        store.save(samples.session(claims=[evolve(samples.COST, check_worthiness=worth)], title=title))
    server.execute(
        """UPDATE claimcheck.claims SET body = body || '{"kind": "rumour"}' WHERE worth > 0.8""", address=address
    )
    with turns(address, tmp_path) as terminal:
        terminal.wait_for_question("Check this claim?")
        assert "must be one of quantity" in terminal.words
        assert "Its claims are passed over." in terminal.words
        assert "Ferry" in terminal.words
    store.forget()
    assert len(list(store.search(Query(text="bridge cost")))) == 1
    store.close()
