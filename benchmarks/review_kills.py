"""Kill a driven review at random moments and count what is lost, and where the next start would go on wrongly.

Run it as ``python -m benchmarks.review_kills --kills 100``. Each run goes on from the overview with the session that the
last kill left, answers some questions through a real terminal, and is killed with SIGKILL while a further answer is on its
way. An answer counts as confirmed once the next question has appeared. Expected: no unreadable file, no confirmed answer
lost, and each time the offer to go on at the question after the last answer that was saved.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from attrs import define

from claimcheck.errors import StoreError
from claimcheck.model import Anchor, Answer, Article, Claim, HistoryEntry, ReviewSession
from claimcheck.model.history import EDIT
from claimcheck.model.scales import built_in_scales
from claimcheck.review.machine import answers_of, next_question
from claimcheck.review.questions import Question
from claimcheck.review.source_answers import DETAILS, MORE
from claimcheck.review.subject import Subject
from claimcheck.review.traces import Trace
from claimcheck.store import open_store
from tests.terminal import CTRL_U, ENTER, Terminal

SCALE = built_in_scales()["google"]
REVIEWER = "Ada Quill"
CLAIMS = 400

# What is answered to each question: what is kept of it, and the keys that say so in a menu.
MENU_ANSWERS = {
    "action": (("rate", "r"), ("rate", "r"), ("skip", "s"), ("wording", "w")),
    "skip_reason": (("opinion", "o"), ("other", "a")),
    "rating": (("False", "1"), ("Half true", "3"), ("Unproven", "u")),
    "stance": (("supports", "s"), ("refutes", "r"), (MORE, "m")),
    "confirm": (("save", "s"),),
}
# What is typed where not any words will do.
TYPED = {
    "source": ("", "https://example.org/{}"),
    "published_on": ("", "2025-03-01"),
    "temporal_coverage": ("", "2024/2025"),
    "archive_url": ("", "https://archive.example.org/{}"),
}


@define
class Count:
    """What came of the kills. ``confirmed`` counts the answers that were to be found again."""

    kills: int = 0
    confirmed: int = 0
    saved_in_flight: int = 0
    unreadable: int = 0
    lost: int = 0
    misplaced: int = 0


@define
class Driver:
    """Answers questions through a terminal and remembers which answers were confirmed.

    ``trace`` are those to the claim at hand that led to no review and no change so far.
    """

    chance: random.Random
    confirmed: Trace = ()
    trace: Trace = ()
    in_flight: Trace = ()

    def run(self, folder: Path, expected: str, answers: int, delay: float) -> bool:
        """Give so many answers and see them confirmed, send one more, and kill after so many seconds.

        Args:
            folder: Where the session is.
            expected: What the overview is to offer.
            answers: How many.
            delay: How many seconds.

        Returns:
            Whether the overview offered what was expected.

        """
        with Terminal("--store", ".", "review", "claims", "--reviewer", REVIEWER, cwd=folder) as terminal:
            terminal.wait_for_question("Which claim?")
            terminal.wait_for("More: / find")
            # A key stands before every choice, and after the last word of one there is a space at most.
            is_offered = f" g {expected} " in terminal.words
            terminal.send(ENTER)
            for _ in range(answers + 1):
                self._answer(terminal)
            time.sleep(delay)
            terminal.process.kill()
            terminal.process.wait()
        return is_offered

    def settle(self, stored: Trace) -> bool:
        """Compare with what is stored, and go on from there; tell whether the answer in flight was saved."""
        is_saved = stored == self.confirmed + self.in_flight
        self.trace = self.trace + self.in_flight if is_saved else self.trace
        self.confirmed, self.in_flight = stored, ()
        return is_saved

    def going_on(self, session: ReviewSession) -> str:
        """Say how the overview is to offer to go on, by the answers that were given."""
        begun = next_question(self.trace, Subject(SCALE)) if self.trace else None
        how = "Go on" if session.history or session.drafts else "Start"
        return f"{how} with claim {len(session.reviews) + 1}" + (f", at: {begun.message}" if begun else "")

    def _answer(self, terminal: Terminal) -> None:
        """Wait for the next question, which confirms the answer before, and answer it."""
        self.trace += self.in_flight
        question = next_question(self.trace, Subject(SCALE))
        if question is None:
            self.trace = ()
            question = next_question((), Subject(SCALE))
        assert question is not None
        terminal.wait_for_question(question.message[:40])
        self.confirmed += self.in_flight
        value, keys = self._choose(question)
        self.in_flight = (Answer(question.id, value),)
        terminal.send(keys)

    def _choose(self, question: Question) -> tuple[str, str]:
        if question.id in MENU_ANSWERS:
            # Of one source everything is asked once.
            is_known = bool(self.trace) and self.trace[-1].question == DETAILS[-1]
            return self.chance.choice([each for each in MENU_ANSWERS[question.id] if each[0] != MORE or not is_known])
        number = self.chance.randrange(1_000_000)
        value = self.chance.choice(TYPED.get(question.id, ("Words {}",))).format(number)
        # Where words stand in the line already, others are put in their place.
        return value, CTRL_U + value + ENTER


def stored_answers(session: ReviewSession) -> Trace:
    """Give every answer that a session holds, in the order in which they were given."""
    done = (answer for entry in session.history for answer in _answers_to(entry))
    drafts = (answer for draft in session.drafts for answer in draft.answers if answer.question != "reopened")
    return (*done, *drafts)


def _answers_to(entry: HistoryEntry) -> Iterator[Answer]:
    if entry.after:
        yield from answers_of(entry.after)
    elif entry.action == EDIT:
        yield from (Answer("action", "wording"), Answer("wording", entry.claims_after[0].text))


def prepare(folder: Path, count: int = CLAIMS) -> str:
    """Store a session with so many claims, more than will be answered; give its id."""
    article = Article.from_text("Claims of nobody\n\n" + " ".join(f"Claim {n} is made." for n in range(count)))
    claims = []
    for n in range(count):
        start = article.text.index(f"Claim {n} is")
        anchor = Anchor.at(article.text, start, start + len(f"Claim {n} is made"))
        claims.append(Claim(id=f"c-{n}", text=anchor.exact, anchors=(anchor,)))
    return open_store(str(folder)).save(ReviewSession.start(article, claims, scale=SCALE)).id


def count_losses(folder: Path, kills: int, seed: int) -> Count:
    """Kill so often, and count after each kill what the store holds, and before the next what is offered."""
    session_id = prepare(folder)
    driver = Driver(random.Random(seed))
    count = Count()
    expected = "Start with claim 1"
    while count.kills < kills:
        # Half of the kills come within the few milliseconds that a save takes.
        delay = driver.chance.uniform(0, driver.chance.choice((0.02, 0.1)))
        count.misplaced += not driver.run(folder, expected, answers=driver.chance.randrange(8), delay=delay)
        count.kills += 1
        try:
            session = open_store(str(folder)).load(session_id)
        except StoreError as error:
            count.unreadable += 1
            print(error.message)
            break
        stored = stored_answers(session)
        count.confirmed = len(driver.confirmed)
        count.lost += sum(was != found for was, found in zip_longest(driver.confirmed, stored[: count.confirmed]))
        count.saved_in_flight += driver.settle(stored)
        expected = driver.going_on(session)
    return count


def main() -> None:
    """Print what came of it as a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="An empty folder to work in, kept afterwards.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        count = count_losses(options.data or Path(temporary), options.kills, options.seed)
    for name, number in (
        ("kills", count.kills),
        ("answers confirmed", count.confirmed),
        ("unreadable files", count.unreadable),
        ("confirmed answers lost", count.lost),
        ("starts that offered another question", count.misplaced),
        ("answers on their way that were saved", count.saved_in_flight),
    ):
        print(f"{name:<38}{number:>7}")


if __name__ == "__main__":
    main()
