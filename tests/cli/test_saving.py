"""Saving an answer: on top of what others saved meanwhile, again where the store was away, and lost in no case."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve

from claimcheck import ReviewSession, open_store
from claimcheck.cli.saving import Saving, saved
from claimcheck.cli.unsent import Unsent
from claimcheck.errors import StoreError, UnreachableError
from claimcheck.model.editing import edited
from claimcheck.review.desk import Change, Place, answer_at
from claimcheck.store import Store
from tests import samples


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store of one session, which somebody saved since it was first loaded."""
    return open_store(str(tmp_path / "reviews"))


@pytest.fixture
def stale(store: Store) -> ReviewSession:
    """The session as it was before Ben skipped a claim."""
    first = store.save(samples.session())
    store.save(first.add_review(samples.COST.id, reviewer="Ben Reed", skip_reason="opinion", at=samples.AT))
    return first


def rate(claim_id: str = samples.COST.id) -> Change:
    return answer_at(Place(claim_id), "rate", reviewer="Ada Quill", at=samples.AT)


def judge(rating: str, *, minutes: int = 0) -> Change:
    at = samples.AT + timedelta(minutes=minutes)
    return lambda session: session.add_review(
        samples.COST.id, reviewer="Ada Quill", rating=rating, explanation=f"it is {rating.lower()}", at=at
    )


def test_an_answer_is_made_on_top_of_what_others_saved(store: Store, stale: ReviewSession) -> None:
    """Both the other's review and this answer are kept, and the revision counts both saves."""
    said: list[str] = []
    kept = saved(store, stale, rate(), said.append)
    assert kept == store.load(stale.id)
    assert [review.reviewer for review in kept.reviews] == ["Ben Reed"]
    assert [draft.reviewer for draft in kept.drafts] == ["Ada Quill"]
    assert said == []


def test_what_others_saved_is_said_without_their_verdict(store: Store, stale: ReviewSession) -> None:
    """A judgement that is put beside another's is no secret merge; what the other one thinks is not told."""
    said: list[str] = []
    saved(store, stale, judge("True"), said.append)
    assert said == ["Meanwhile saved: 1 by Ben Reed, beside yours."]


def test_one_reviewer_on_two_screens_is_shown_both(store: Store, stale: ReviewSession) -> None:
    """The later judgement holds, the earlier is in the history, and both are shown."""
    store.change(stale.id, judge("False"))
    said: list[str] = []
    kept = saved(store, stale, judge("True", minutes=1), said.append)
    mine = kept.review_by("Ada Quill", samples.COST.id)
    assert mine
    assert mine.explanation == "it is true"
    assert "elsewhere meanwhile: False (“it is false”). Now it is: True (“it is true”)" in said[0]
    assert [each.after.explanation for each in kept.history if each.after and each.by == "Ada Quill"] == [
        "it is false",
        "it is true",
    ]


def test_an_answer_that_no_longer_fits_is_dropped_and_said(store: Store, stale: ReviewSession) -> None:
    """The claim is gone: the reviewer hears it and goes on with what is stored."""
    now = store.load(stale.id)
    changed = store.save(evolve(now, claims=now.claims[:2]))
    said: list[str] = []
    assert saved(store, stale, rate(samples.LONGEST.id), said.append) == changed
    assert len(said) == 1


def test_a_session_that_was_removed_is_written_again(store: Store, stale: ReviewSession, tmp_path: Path) -> None:
    """Removing the file while a question is open loses nothing of what was confirmed, and is said."""
    seen = store.load(stale.id)
    (tmp_path / "reviews" / f"{stale.id}.json").unlink()
    said: list[str] = []
    kept = saved(store, seen, rate(), said.append)
    assert (kept.reviews, [draft.reviewer for draft in kept.drafts]) == (seen.reviews, ["Ada Quill"])
    assert kept == store.load(stale.id)
    assert len(said) == 1


def test_two_who_begin_one_article_at_once(store: Store) -> None:
    """The second's first answer goes into the session that the first has just made."""
    store.save(samples.session())
    kept = saved(store, samples.session(), judge("True"), print)
    assert kept.revision == 2
    assert kept == store.load(kept.id)


def kept_in(save: Saving) -> Path:
    """Give the file that the answer is said to be kept in."""
    said = save.keep_unsent()
    assert said.startswith("Your last answer is kept in ")
    return Path(said.removeprefix("Your last answer is kept in ").partition(";")[0])


class Away:
    """A store that cannot be reached for its first few saves, as a real one behind a cable that was pulled."""

    def __init__(self, store: Store, times: int) -> None:
        self._store = store
        self._times = times

    def __getattr__(self, name: str) -> object:
        """Do what the store does, once it can be reached."""
        if name in ("save", "change") and self._times:
            self._times -= 1
            raise UnreachableError("desk: cannot be reached")
        return getattr(self._store, name)


@contextmanager
def saving(store: object, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Saving, list[str]]]:
    """Give what saves to a store, with what it says; the folder is the person's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    said: list[str] = []
    unsent = Unsent("postgresql://desk.example/reviews")
    yield Saving(store, said.append, nullcontext, unsent, pause=lambda _: None), said  # type: ignore[arg-type]  # as good as one


def test_a_store_that_is_away_is_waited_for(
    store: Store, stale: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is tried again until it is saved, once; that it waits, and that it is saved, is said once each."""
    with saving(Away(store, 5), tmp_path, monkeypatch) as (save, said):
        kept = save(stale, judge("True"))
        assert save.keep_unsent() == ""
    assert [review.reviewer for review in kept.reviews] == ["Ben Reed", "Ada Quill"]
    assert [line.partition(";")[0].partition("\n")[0] for line in said[:1]] == ["desk: cannot be reached"]
    assert sum("saved" in line and "again" in line for line in said) == 1


def test_who_does_not_wait_loses_nothing(
    store: Store, stale: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while the store is away keeps the answer on this machine, and the next visit sends it, once."""

    def leave(_: float) -> None:
        raise KeyboardInterrupt

    with saving(Away(store, 99), tmp_path, monkeypatch) as (save, _):
        save.pause = leave
        with pytest.raises(KeyboardInterrupt):
            save(stale, judge("True"))
        assert kept_in(save).is_file()
        assert [*save.unsent.send(store)] == [
            "Saved what had been kept on this machine of Mayor of Gotham opens bridge."
        ]
        assert [*save.unsent.send(store)] == []
    assert [review.reviewer for review in store.load(stale.id).reviews] == ["Ben Reed", "Ada Quill"]


def test_an_answer_that_cannot_be_written_is_kept_too(
    store: Store, stale: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the store refuses for good, as on a full disk, the answer stays on this machine."""
    (tmp_path / "reviews" / f"{stale.id}.json").write_text("{")
    with saving(store, tmp_path, monkeypatch) as (save, _):
        with pytest.raises(StoreError, match="damaged"):
            save(stale, judge("True"))
        assert "True" in kept_in(save).read_text(encoding="utf-8")
        assert "could not be saved" in next(save.unsent.send(store))
        (tmp_path / "reviews" / f"{stale.id}.json").unlink()
        assert "Saved what had been kept" in next(save.unsent.send(store))


def test_both_are_kept_where_one_was_judged_twice(
    store: Store, stale: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved since stands; the answer that was kept is not thrown away, and the reviewer hears of it."""
    with saving(store, tmp_path, monkeypatch) as (save, _):
        save.unsent.keep(judge("True")(stale))
        store.change(stale.id, judge("False", minutes=1))
        said = [*save.unsent.send(store)]
    assert f"You judged {samples.COST.id} differently there since then: that stands" in said[1]
    review = store.load(stale.id).review_by("Ada Quill", samples.COST.id)
    assert review
    assert review.explanation == "it is false"
    assert len(list(tmp_path.rglob("unsent/*/.trash/*.json"))) == 1


def test_an_answer_is_on_disk_while_it_waits(
    store: Store, stale: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that goes off while the store is away loses nothing; once the answer is saved, nothing is kept any more."""
    with saving(Away(store, 3), tmp_path, monkeypatch) as (save, _):
        on_disk: list[int] = []
        save.pause = lambda _: on_disk.append(len([*tmp_path.rglob("unsent/*/[!.]*.json")]))
        save(stale, judge("True"))
        assert on_disk == [1, 1, 1]
        assert [*tmp_path.rglob("unsent/*/*.json")] == []
    assert len(store.load(stale.id).reviews) == 2


def test_the_later_of_two_kept_answers_holds(
    store: Store, stale: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two judgements of one claim that were kept, from two terminals, the later is saved and the earlier in the history."""
    with saving(store, tmp_path, monkeypatch) as (save, _):
        save.unsent.keep(judge("True")(stale))
        save.unsent.keep(judge("False", minutes=1)(stale))
        assert len([*save.unsent.send(store)]) == 1
    given = [each.after.explanation for each in store.load(stale.id).history if each.after and each.by == "Ada Quill"]
    assert given == ["it is true", "it is false"]


def test_a_judgement_that_was_kept_is_not_asked_for_again(
    store: Store, stale: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft that it was made of, which the store has, is settled by it."""
    store.change(stale.id, rate())
    drafted = store.load(stale.id)
    with saving(store, tmp_path, monkeypatch) as (save, _):
        save.unsent.keep(judge("True", minutes=1)(drafted))
        list(save.unsent.send(store))
    assert store.load(stale.id).drafts == ()


def test_what_cannot_be_kept_anywhere_is_said(
    store: Store, stale: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where neither the store nor this machine takes the answer, it is shown, and not called saved."""
    (tmp_path / "claimcheck").write_text("a file in the folder's place")
    (tmp_path / "reviews" / f"{stale.id}.json").write_text("{")
    with saving(store, tmp_path, monkeypatch) as (save, _):
        with pytest.raises(StoreError):
            save(stale, judge("True"))
        assert save.keep_unsent() == (
            "Your last answer is NOT saved, and could not be kept on this machine: True (“it is true”)"
        )


@pytest.mark.parametrize(
    "other",
    [
        "postgres://desk.example/reviews",
        "postgresql://desk.example:5432/reviews",
        "postgresql://ada@DESK.example/reviews?sslmode=verify-full",
    ],
)
def test_one_store_by_several_addresses(
    store: Store, stale: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    """What was kept for a store is sent to it, whichever way its address is written."""
    with saving(store, tmp_path, monkeypatch) as (save, _):
        save.unsent.keep(judge("True")(stale))
        assert len([*Unsent(other).send(store)]) == 1


def test_what_is_kept_while_it_is_sent_stays(
    store: Store, stale: ReviewSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that another terminal keeps meanwhile is sent the next time."""
    with saving(store, tmp_path, monkeypatch) as (save, _):
        save.unsent.keep(judge("True")(stale))
        sending = Interrupted(store, lambda: save.unsent.keep(rate(samples.END.id)(stale)))
        list(save.unsent.send(sending))  # type: ignore[arg-type]  # as good as one
        assert len(list(save.unsent.send(store))) == 1
    assert [draft.claim_id for draft in store.load(stale.id).drafts] == [samples.END.id]


class Interrupted:
    """A store during whose first change something else happens."""

    def __init__(self, store: Store, happening: Callable[[], object]) -> None:
        self._store = store
        self._happening = happening

    def __getattr__(self, name: str) -> object:
        """Do what the store does, after what happens."""
        if name == "change":
            self._happening()
        return getattr(self._store, name)


def test_two_changes_of_one_claim_are_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is lost where both wait; the first is saved, and the other is said to stand against it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    store = open_store(tmp_path / "reviews")
    known = store.save(samples.session())
    unsent = Unsent(str(tmp_path / "reviews"))
    for minutes, words in enumerate(("The bridge was free", "The bridge cost the town nothing")):
        at = samples.AT + timedelta(minutes=minutes)
        assert unsent.keep(edited(known, samples.COST.id, by="Ada Quill", text=words, at=at))
    told = [*unsent.send(store)]
    assert store.load(known.id).claim(samples.COST.id).text == "The bridge was free"
    assert len(told) == 3
    assert "yours is in the trash" in told[2]
    assert [*unsent.send(store)] == []
