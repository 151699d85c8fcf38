"""What the reviewer sees between the questions. Knows rich and the model; it asks nothing and keeps nothing.

Everything that comes from an article, a file or a keyboard goes through ``plain`` first.
"""

from collections.abc import Iterable, Sequence

from attrs import frozen
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.model import Article, Claim, Progress, Rating, RatingScale, ReviewSession, Source
from claimcheck.model.claim import Reply
from claimcheck.review.desk import progress_of, ranked
from claimcheck.review.earlier import earlier_rows
from claimcheck.review.passage import passage_around
from claimcheck.review.questions import Question
from claimcheck.review.source_answers import sources_in
from claimcheck.review.traces import Trace
from claimcheck.text_safety import plain, plain_line

_LABEL_WIDTH = 9
_LOW = 40
"""Rows of a screen on which ten claims with all their words may not have place."""


@frozen
class Screen:
    """A terminal to draw on. ``is_plain`` draws for a screen reader: no rules, no columns, label before value."""

    console: Console
    is_plain: bool = False

    def say(self, message: str) -> None:
        """Say one thing, on lines of its own."""
        self.console.print(Text(plain(message)))

    def say_lines(self, lines: Iterable[str]) -> None:
        """Say several things, a line each."""
        for line in lines:
            self.say(line)

    def say_command(self, words: str, command: str) -> None:
        """Say which command comes next, never broken over lines, so that it can be copied."""
        self.console.print(Text(plain(f"{words} {command}")), soft_wrap=True)

    def start_over(self) -> None:
        """Clear the screen, for what stands on it no longer holds."""
        self.console.clear()

    def show_claim(
        self,
        article: Article,
        claim: Claim,
        *,
        number: int,
        progress: Progress,
        earlier: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show a claim: its place in the work, its words in their paragraph, whose it is, why to check it, what is known."""
        self._head(f"Claim {number} of {progress.claims} · {progress.rated} rated · {progress.skipped} skipped")
        self.console.print(Padding(self._passage(article, claim), (0, 0 if self.is_plain else 2)))
        self.console.print()
        self._rows([*_about(claim), *earlier])
        self.console.print()

    @property
    def claims_a_page(self) -> int:
        """How many claims of an overview are shown at once, by the height of the screen."""
        return 5 if self.console.size.height < _LOW else 10

    def show_overview(self, headline: str) -> None:
        """Show what stands above the list of claims."""
        self._head("Claims")
        self.say(headline)

    def show_claim_of(self, session: ReviewSession, claim_id: str, reviewer: str) -> None:
        """Show a claim as this reviewer finds it: with their place in the work, and what was judged of it before."""
        claims = ranked(session)
        number = next(n for n, claim in enumerate(claims, 1) if claim.id == claim_id)
        progress = progress_of(session, reviewer)
        earlier = earlier_rows(session, claim_id, reviewer)
        self.show_claim(session.article, claims[number - 1], number=number, progress=progress, earlier=earlier)

    def show_answer(self, question: Question, value: str) -> None:
        """Show an answer as it was given."""
        self._rows([(question.short, question.label(value))])

    def show_judgement(self, answers: Trace, scale: RatingScale, *, min_sources: int = 0) -> None:
        """Show everything that was entered, as it would be saved, and say if fewer sources than wanted are among it."""
        given = {answer.question: answer.value for answer in answers}
        sources = sources_in(answers)
        rows = [("Rating", _rating(scale.rate(given["rating"]), scale))]
        rows += [("Source", "none")] if not sources else []
        rows += [(f"Source {n}" if len(sources) > 1 else "Source", _source(s)) for n, s in enumerate(sources, 1)]
        self._head("Your review")
        rows.append(("Why", given["explanation"] or "none"))
        rows += [("Corrected", given["correction"])] if "correction" in given else []
        self._rows(rows)
        self.say_what_is_missing(sources, given["explanation"], min_sources=min_sources)

    def say_what_is_missing(self, sources: Sequence[Source], explanation: str, *, min_sources: int) -> None:
        """Say if a rating would be bare, and if it has fewer sources than wanted."""
        if not sources and not explanation:
            self.say("No source and no explanation: readers will see a bare rating.")
        if len(sources) < min_sources:
            self.say(f"Fewer sources than a rating should have here: {len(sources)} of {min_sources}.")

    def _head(self, words: str) -> None:
        self.console.print()
        if self.is_plain:
            self.console.print(words)
        else:
            self.console.rule(Text(words, style="bold"), align="left", style="")

    def _passage(self, article: Article, claim: Claim) -> Text:
        opening, closing = self._marks()
        shown = Text()
        for piece in passage_around(article.text, claim.anchors):
            words = plain(piece.text)
            shown.append(f"{opening}{words}{closing}" if piece.is_claim else words, "bold" if piece.is_claim else "")
        return shown

    def _marks(self) -> tuple[str, str]:
        try:
            "⟦⟧".encode(self.console.encoding)
        except (UnicodeEncodeError, LookupError):
            return "[[", "]]"
        return "⟦", "⟧"

    def _rows(self, rows: list[tuple[str, str]]) -> None:
        if self.is_plain:
            for label, value in rows:
                self.console.print(Text(f"{label}: {plain(value)}"))
            return
        # Rich cuts what is too long for a column with an ellipsis unless it is told to fold it.
        table = Table.grid(padding=(0, 1))
        table.add_column(width=_LABEL_WIDTH, overflow="fold")
        table.add_column(overflow="fold")
        for label, value in rows:
            table.add_row(Text(label), Text(plain(value)))
        self.console.print(table)


def _about(claim: Claim) -> list[tuple[str, str]]:
    """Say whose claim it is, of what kind, and why it is worth checking."""
    by = ", ".join(filter(None, (claim.claimant.name, claim.claimant.role))) if claim.claimant else "the article itself"
    reasons = ", ".join(claim.reasons) or "no marks of worth"
    rows = [
        ("Claim", claim.text),
        ("By", by),
        ("Kind", claim.kind),
        ("Worth", f"{claim.check_worthiness:.2f} ({reasons})"),
    ]
    rows += [("Unclear", _unclear(each.words, each.candidates)) for each in claim.unresolved]
    place = f"in {claim.place}" if claim.place else ""
    said = " ".join(filter(None, (str(claim.stated_on or ""), place)))
    rows += [("Said", said)] if said else []
    rows += [("Asked", _reply(reply)) for reply in claim.replies]
    return rows + ([("Again on", str(claim.look_again_on))] if claim.look_again_on else [])


def _reply(reply: Reply) -> str:
    answered = f"{reply.answered_on}: {reply.answer}" if reply.answer else "no answer so far"
    return f"{reply.asked} on {reply.asked_on}; {answered}"


def _unclear(words: str, candidates: tuple[str, ...]) -> str:
    return f"“{words}”" + (f" may be {' or '.join(candidates)}" if candidates else "")


def _rating(rating: Rating, scale: RatingScale) -> str:
    if rating.value is None:
        return f"{rating.label} (no number; {scale.name})"
    return f"{rating.label} ({rating.value:g} on {scale.worst:g} to {scale.best:g}; {scale.name})"


def _source(source: Source) -> str:
    excerpt = f"“{source.excerpt}”" if source.excerpt else ""
    day = source.published_on.isoformat() if source.published_on else ""
    about = f"about {source.temporal_coverage}" if source.temporal_coverage else ""
    known = plain_line(", ".join(filter(None, (source.title, source.publisher, day, about))))
    archived = f"archived: {source.archive_url}" if source.archive_url else ""
    note = f"note: {source.note}" if source.note else ""
    return "\n".join(filter(None, (f"{source.url} ({source.stance})", known, excerpt, archived, note)))
