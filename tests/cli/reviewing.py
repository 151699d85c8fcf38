"""What the tests of ``claimcheck review`` share: a desk with a session, a terminal that asks, and the ways through it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from claimcheck import ReviewSession, open_store
from claimcheck.model import Anchor, Article, Claim
from claimcheck.model.scales import built_in_scales
from tests import samples
from tests.terminal import CTRL_U, ENTER, Terminal

ADA, BO = "Ada Quill", "Bo Ferrin"
ADDRESS = "https://budget.example.org/2025"

Steps = tuple[tuple[str, str], ...]
"""Questions, each as it begins, with the keys that answer it in menus."""

START: Steps = (("Which claim?", ENTER),)
"""From the overview to where the review goes on."""

RATING_A_CLAIM: Steps = (
    ("Check this claim?", "r"),
    ("Rating", "2"),
    ("Source address", ADDRESS + ENTER),
    ("What does it say", "r"),
    ("Address of source 2", ENTER),
    ("Why this rating", "It cost 40 million." + ENTER),
    ("Save this review?", "s"),
)
"""The questions of a review with one source."""

DETAILS_OF_A_SOURCE: Steps = (
    ("What does it say", "m"),
    ("Its title", "Budget 2025" + ENTER),
    ("Its publisher", "City of Gotham" + ENTER),
    ("When it was published", "2025-03-01" + ENTER),
    ("The time it is about", "2024/2025" + ENTER),
    ("The words in it that matter", "40 million" + ENTER),
    ("Address of an archived copy", "https://archive.example.org/b" + ENTER),
    ("A note of your own", "page 3" + ENTER),
)
"""What is asked of a source besides, where that is wanted; then comes its stance."""

RATING_WITH_DETAILS: Steps = (*RATING_A_CLAIM[:3], *DETAILS_OF_A_SOURCE, *RATING_A_CLAIM[3:])

SKIPPING_A_CLAIM: Steps = (("Check this claim?", "s"), ("Why skip it?", "a"), ("The reason", "It is a slogan." + ENTER))

EDITS: Mapping[str, Steps] = {
    "wording": (("Check", "w"), ("The claim, in words", CTRL_U + "The bridge cost nothing at all" + ENTER)),
    "claimant": (
        ("Check", "c"),
        ("Who makes the claim", CTRL_U + "Gotham Ferry Company" + ENTER),
        ("Their role or office", ENTER),
        ("Who is that?", ENTER),
    ),
    "bounds": (
        ("Check", "b"),
        ("The words of the article", CTRL_U + "bridge" + ENTER),
        ("They stand in several places", "3"),
    ),
    "split": (
        ("Check", "x"),
        ("Claim 1 of those", CTRL_U + "The bridge" + ENTER),
        ("Claim 2 of those", "cost nothing" + ENTER),
        ("Claim 3 of those", "Nobody paid for it" + ENTER),
        ("Claim 4 of those", ENTER),
    ),
    "merge": (
        ("Check", "m"),
        ("Merge it with which one?", "LONGEST county" + ENTER),
        ("Merge it with this one?", "1"),
        ("Both in one claim", CTRL_U + "The longest bridge cost nothing" + ENTER),
    ),
    "add": (
        ("Check", "a"),
        ("Words of the article that make", "The Gotham Ferry Company … end. … longest in the county" + ENTER),
        ("The claim, in words", CTRL_U + "The ferry will end" + ENTER),
        ("Who makes the claim", "Nobody in particular" + ENTER),
        ("Their role or office", "bystander" + ENTER),
        ("Who is that?", "o"),
        ("Of what kind is it?", "p"),
    ),
    "dated": (
        ("Check", "d"),
        ("When it was said", "2026-01-29" + ENTER),
        ("Where it was said", "Gotham" + ENTER),
    ),
    "reply": (
        ("Check", "p"),
        ("Who was asked about it", CTRL_U + "Office of the mayor" + ENTER),
        ("When they were asked", "2026-01-30" + ENTER),
        ("What they answered", ENTER),
    ),
    "look_again": (("Check", "g"), ("When to look at it again", "2027-01-31" + ENTER)),
}
"""Every way to change the claim that costs nothing, by what is chosen."""


class Reviewing(Terminal):
    """A terminal on which ``claimcheck review`` asks, in menus, or with ``--accessible`` in lines."""

    is_plain = False

    @property
    def question(self) -> str:
        """The question that is being asked, once all of it is there; in lines, the last one, if it waits for an answer."""
        if not self.is_plain:
            _, _, shown = f"\n{self.text}".rpartition("\n? ")
            return super().question if "?  Keys" in shown or "\n>" in shown else ""
        *lines, last = self.output.decode(errors="replace").split("\r\n")
        asked = (line for line in reversed(lines) if line.endswith("? explains)"))
        return next(asked, "") if last in ("Number: ", "> ") else ""

    def give(self, keys: str) -> None:
        """Send the keys that answer a question in menus, with Enter in lines."""
        self.send(keys.rstrip(ENTER) + ENTER if self.is_plain else keys)


def prepare(folder: Path, session: ReviewSession | None = None) -> Path:
    """Store a session in a folder, one of three claims if none is given."""
    open_store(str(folder / "reviews")).save(samples.session() if session is None else session)
    return folder


def review(
    desk: Path,
    *options: str,
    reviewer: str = ADA,
    columns: int = 80,
    rows: int = 60,
    env: Mapping[str, str] = {},
    is_plain: bool = False,
) -> Reviewing:
    """Open the session of the desk for review."""
    plain = ["--accessible"] * is_plain
    arguments = ("review", "mayor", "--reviewer", reviewer, *options, *plain)
    terminal = Reviewing(*arguments, cwd=desk, columns=columns, rows=rows, env=env)
    terminal.is_plain = is_plain
    return terminal


def stored(desk: Path) -> ReviewSession:
    """Give the session of the desk as it is kept."""
    store = open_store(str(desk / "reviews"))
    return store.load(store.ids()[0])


def keep(desk: Path, session: ReviewSession) -> None:
    """Put what somebody else did meanwhile into the store of the desk."""
    open_store(str(desk / "reviews")).save(session)


def go_through(terminal: Reviewing, steps: Iterable[tuple[str, str]]) -> None:
    """Wait for each question, and answer it."""
    for question, keys in steps:
        terminal.wait_for_question(question)
        terminal.give(keys)


def stop(terminal: Reviewing, *, at: str = "Check this claim?") -> None:
    """Stop at a menu, and see that all is in order."""
    terminal.wait_for_question(at)
    terminal.give("q")
    assert terminal.exit_code() == 0
    assert terminal.is_usable
    assert "Traceback" not in terminal.text


def many(count: int) -> ReviewSession:
    """Give a session of so many claims, at most twelve, each with a word that no other has."""
    words = "one two three four five six seven eight nine ten eleven twelve".split()[:count]
    article = Article.from_text("Mayor closes bridges\n\n" + " ".join(f"Bridge {word} is closed." for word in words))
    claims = []
    for word in words:
        start = article.text.index(f"Bridge {word} is")
        anchor = Anchor.at(article.text, start, start + len(f"Bridge {word} is closed"))
        claims.append(Claim(id=f"c-{word}", text=anchor.exact, anchors=(anchor,)))
    return ReviewSession.start(article, claims, scale=built_in_scales()["google"], at=samples.AT)
