"""A session in which reviewers differ, of the plainly fictional people of ``samples``."""

from datetime import timedelta

from claimcheck.model import ReviewSession, Source
from tests import samples
from tests.samples import AT, COST, END, LONGEST

ADA, BO, IDA = "Ada Quill", "Bo Ferrin", "Ida Marsh"
LATER = AT + timedelta(days=1)

BUDGET = Source("https://budget.example.org/2025", title="Budget 2025", stance="refutes")
LEDGER = Source("https://ledger.example.org", stance="supports")
ADA_S, BO_S = "The budget names 40 million.", "The ledger names no cost."


def disputed() -> ReviewSession:
    """Give three claims: of the first and the second the ratings differ, the third is rated by one alone."""
    session = samples.session()
    for who, rating, words, sources in ((ADA, "False", ADA_S, (BUDGET,)), (BO, "True", BO_S, (LEDGER, BUDGET))):
        session = session.add_review(COST.id, reviewer=who, rating=rating, explanation=words, sources=sources, at=AT)
        session = session.add_review(END.id, reviewer=who, rating=rating, at=AT)
    return session.add_review(LONGEST.id, reviewer=ADA, rating="Mostly true", at=AT)


def exported(session: ReviewSession, days: int = 2) -> ReviewSession:
    """Give the session after all that there is was published."""
    return session.with_export(by=IDA, at=AT + timedelta(days=days))
