"""What the review says in words: what was done, how far it is, what the keys do. Knows the model and no terminal."""

from collections.abc import Iterable

from claimcheck.model import HistoryEntry, ReviewSession, Source
from claimcheck.model.history import ADD, ADJUDICATE, EDIT, MERGE, SPLIT
from claimcheck.model.undo import REDO, UNDO
from claimcheck.review.ask import BACK_WORD, EDITOR_WORD, STOP_WORD
from claimcheck.review.desk import Place, progress_of
from claimcheck.review.overview import ALL, FILTER, GO_ON, NEXT, PREVIOUS, SEARCH
from claimcheck.review.questions import Question
from claimcheck.review.source_answers import sources_in
from claimcheck.text_safety import plain_line

_TOLD = 40
_SAID = {
    "rate": "rated",
    "skip": "skipped",
    "assign": "assigned",
    "unassign": "no longer assigned",
    EDIT: "edited",
    SPLIT: "split",
    MERGE: "merged",
    ADD: "added",
    ADJUDICATE: "decided on",
    UNDO: "Undone for",
    REDO: "Done again for",
}

_FIELDS = {
    "text": "wording",
    "anchors": "bounds",
    "stated_on": "date",
    "look_again_on": "day to look again",
    "replies": "right of reply",
}

_HELP = {
    "rate": "a rating, its sources, and why",
    "skip": "no rating, with the reason",
    "later": "it comes up again after all others",
    "overview": "all claims, to find one and go there",
    "source": "begin with what you have read, then rate",
    "explain": "begin with the explanation, then rate",
    "wording": "say the claim in other words",
    "claimant": "say who makes it",
    "bounds": "choose other words of the article for it",
    "split": "make several claims of it",
    "merge": "make one of it and another",
    "add": "a claim of the article that was not found",
    "dated": "when and where it was said",
    "reply": "whom you asked about it, and what they answered",
    "look_again": "a day to look at it again, as for a prediction",
    UNDO: "take back what you did last",
    REDO: "do again what you took back",
    GO_ON: "on where you stopped, or with the first that is open",
    SEARCH: "a claim by its number, or by words of it or of its claimant's name",
    FILTER: "the claims in one state",
    ALL: "all claims again",
    NEXT: "the claims after these",
    PREVIOUS: "the claims before these",
}
"""What the choices of the overview and of the first question about a claim are for, by value."""


def told_change(session: ReviewSession, entry: HistoryEntry) -> str:
    """Say in a few words what an entry of the history was."""
    known = (*session.claims, *entry.claims_before, *entry.claims_after)
    words = plain_line(next((each.text for each in known if each.id == entry.claim_id), ""))
    about = f" “{words if len(words) <= _TOLD else words[: _TOLD - 1] + '…'}”" if words else ""
    label = entry.after.rating.label if entry.after and entry.after.rating else ""
    done = _SAID.get(entry.action, entry.action)
    if entry.action == EDIT and about:
        done, about = f"{_told_fields(entry.note)} of{about}", " changed"
    return f"{done}{about}{f' {plain_line(label)}' if label else ''}"


def _told_fields(note: str) -> str:
    """Give the fields that an edit changed as they are called on the screen."""
    return " and ".join(_FIELDS.get(name, name) for name in note.split(", "))


def told_meanwhile(entries: Iterable[HistoryEntry], claim_id: str, reviewer: str) -> str:
    """Say that somebody else changed a claim, or split or merged it; empty where none of these entries says so."""
    edits = (each for each in entries if each.action in (EDIT, SPLIT, MERGE) and each.by != reviewer)
    done = [each for each in edits if claim_id in {claim.id for claim in each.claims_before}]
    if not done:
        return ""
    said = f"Meanwhile {plain_line(done[-1].by)} {_SAID[done[-1].action]} this claim."
    if done[-1].action == EDIT:
        return f"{said} It reads: {plain_line(done[-1].claims_after[0].text)}"
    return f"{said} What you entered is kept with it; what came of it is open."


def rated_line(session: ReviewSession, reviewer: str) -> str:
    """Say how many claims the reviewer has rated."""
    progress = progress_of(session, reviewer)
    return f"{progress.rated} of {progress.claims} rated."


def help_lines(question: Question, *, can_go_back: bool) -> tuple[str, ...]:
    """Explain the keys that do something at a question."""
    if question.choices:
        lines = ["Press the key of a choice, or move with the arrow keys and press Enter."]
        lines += [f"  {choice.key}  {_HELP[choice.value]}" for choice in question.choices if choice.value in _HELP]
    else:
        lines = ["Type your answer and press Enter."]
        lines += [f"Ctrl-E opens your editor, as does {EDITOR_WORD} on a line of its own."] if question.is_long else []
    lines += [f"{BACK_WORD} or Esc goes back to the question before; what you entered is offered again."] * can_go_back
    stop = f"{STOP_WORD} or Ctrl-C" if question.choices else "Ctrl-C"
    return (*lines, f"{stop} stops; everything is saved, and the same command goes on from here.")


def editor_context(session: ReviewSession, place: Place) -> str:
    """Give what helps to write about a claim: its words, whose it is, what was entered so far."""
    claim = session.claim(place.claim_id)
    given = {answer.question: answer.value for answer in (*place.ahead, *place.answers)}
    lines = [f"Article  {session.article.title}", f"Claim    {claim.text}"]
    lines += [f"By       {claim.claimant.name}"] if claim.claimant else []
    lines += [f"Rating   {given['rating']}"] if "rating" in given else []
    return "\n".join([*lines, *map(_source_line, sources_in(place.answers))])


def _source_line(source: Source) -> str:
    excerpt = f" “{source.excerpt}”" if source.excerpt else ""
    return f"Source   {source.url} ({source.stance}){excerpt}"
