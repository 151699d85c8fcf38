"""A document that is checked knows, once it was gone through, what there was in it."""

import json

from claimcheck.errors import InputError
from tests.claimreview.test_reports import checked
from tests.claimreview.test_rules import changed


def test_counts() -> None:
    """A document knows how many errors, warnings and ClaimReviews it had once it was gone through."""
    document = checked("a", json.dumps([changed("datePublished", ""), changed("reviewRating.ratingValue", 9)]).encode())
    assert (document.errors, document.warnings, document.reviews) == (0, 0, 0)
    assert len(list(document.findings())) == 3
    assert (document.errors, document.warnings, document.reviews, document.fault) == (1, 2, 2, None)


def test_a_document_that_may_be_empty() -> None:
    """A page of a site need not have a ClaimReview; a file that somebody names must."""
    assert [each.id for each in checked("a", b"<p>").findings()] == ["type"]
    assert list(checked("a", b"<p>", may_be_empty=True).findings()) == []
    wrong = json.dumps(changed("@type", "Review")).encode()
    assert [each.id for each in checked("a", wrong, may_be_empty=True).findings()] == ["type"]


def test_a_fault_is_kept() -> None:
    """What ends the reading is told by the document, after all that was found before."""
    document = checked("a", b"[1")
    assert list(document.findings()) == []
    assert isinstance(document.fault, InputError)
