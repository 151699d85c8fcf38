"""Kill a driven review at random moments and count what is lost.

Run it as ``python -m benchmarks.review_kills --kills 100``. Each run goes on with the session that the last kill left, answers some questions through a real terminal, and is
killed with SIGKILL while a further answer is on its way. An answer counts as confirmed once the next question has
appeared. Expected: no unreadable file, no confirmed answer lost.
"""

import argparse
import random
import tempfile
import time
from itertools import zip_longest
from pathlib import Path

from attrs import define

from claimcheck.errors import StoreError
from claimcheck.model import Anchor, Answer, Article, Claim, ReviewSession
from claimcheck.model.scales import built_in_scales
from claimcheck.review.machine import Trace, answers_of, next_question
from claimcheck.review.questions import Question
from claimcheck.store import open_store
from tests.terminal import ENTER, Terminal

SCALE = built_in_scales()["google"]
REVIEWER = "Ada Quill"
CLAIMS = 400

# What is answered to each question: what is kept of it, and the keys that say so in a menu.
MENU_ANSWERS = {
    "action": (("rate", "r"), ("skip", "s")),
    "skip_reason": (("opinion", "o"), ("other", "a")),
    "rating": (("False", "1"), ("Half true", "3"), ("Unproven", "u")),
    "stance": (("supports", "s"), ("refutes", "r")),
    "confirm": (("save", "s"),),
}


@define
class Count:
    """What came of the kills. ``confirmed`` counts the answers that were to be found again."""

    kills: int = 0
    confirmed: int = 0
    saved_in_flight: int = 0
    unreadable: int = 0
    lost: int = 0


@define
class Driver:
    """Answers questions through a terminal and remembers which answers were confirmed."""

    chance: random.Random
    confirmed: Trace = ()
    trace: Trace = ()
    in_flight: Trace = ()

    def run(self, folder: Path, answers: int, delay: float) -> None:
        """Give so many answers and see them confirmed, send one more, and kill after so many seconds."""
        with Terminal("--store", ".", "review", "claims", "--reviewer", REVIEWER, cwd=folder) as terminal:
            for _ in range(answers + 1):
                self._answer(terminal)
            time.sleep(delay)
            terminal.process.kill()
            terminal.process.wait()

    def settle(self, stored: Trace) -> bool:
        """Compare with what is stored, and go on from there; tell whether the answer in flight was saved."""
        is_saved = stored == self.confirmed + self.in_flight
        self.trace = self.trace + self.in_flight if is_saved else self.trace
        self.confirmed, self.in_flight = stored, ()
        return is_saved

    def _answer(self, terminal: Terminal) -> None:
        """Wait for the next question, which confirms the answer before, and answer it."""
        self.trace += self.in_flight
        question = next_question(self.trace, SCALE)
        if question is None:
            self.trace = ()
            question = next_question((), SCALE)
        assert question is not None
        terminal.wait_for_question(question.message[:40])
        self.confirmed += self.in_flight
        value, keys = self._choose(question)
        self.in_flight = (Answer(question.id, value),)
        terminal.send(keys)

    def _choose(self, question: Question) -> tuple[str, str]:
        if question.id in MENU_ANSWERS:
            return self.chance.choice(MENU_ANSWERS[question.id])
        number = self.chance.randrange(1000)
        if question.id == "source":
            value = self.chance.choice(("", f"https://example.org/{number}"))
        else:
            value = f"Words {number}"
        return value, value + ENTER


def stored_answers(session: ReviewSession) -> Trace:
    """Give every answer that a session holds, in the order in which they were given."""
    reviews = [entry.after for entry in session.history if entry.after]
    drafts = [answer for draft in session.drafts for answer in draft.answers]
    return (*(answer for review in reviews for answer in answers_of(review)), *drafts)


def prepare(folder: Path) -> str:
    """Store a session with more claims than will be answered; give its id."""
    article = Article.from_text("Claims of nobody\n\n" + " ".join(f"Claim {n} is made." for n in range(CLAIMS)))
    claims = []
    for n in range(CLAIMS):
        start = article.text.index(f"Claim {n} is")
        anchor = Anchor.at(article.text, start, start + len(f"Claim {n} is made"))
        claims.append(Claim(id=f"c-{n}", text=anchor.exact, anchors=(anchor,)))
    return open_store(str(folder)).save(ReviewSession.start(article, claims, scale=SCALE)).id


def count_losses(folder: Path, kills: int, seed: int) -> Count:
    """Kill so often, and count after each kill what the store holds."""
    session_id = prepare(folder)
    driver = Driver(random.Random(seed))
    count = Count()
    while count.kills < kills:
        # Half of the kills come within the few milliseconds that a save takes.
        delay = driver.chance.uniform(0, driver.chance.choice((0.02, 0.1)))
        driver.run(folder, answers=driver.chance.randrange(8), delay=delay)
        count.kills += 1
        try:
            stored = stored_answers(open_store(str(folder)).load(session_id))
        except StoreError as error:
            count.unreadable += 1
            print(error.message)
            break
        count.confirmed = len(driver.confirmed)
        count.lost += sum(was != found for was, found in zip_longest(driver.confirmed, stored[: count.confirmed]))
        count.saved_in_flight += driver.settle(stored)
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
        ("answers on their way that were saved", count.saved_in_flight),
    ):
        print(f"{name:<38}{number:>7}")


if __name__ == "__main__":
    main()
