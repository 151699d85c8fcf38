"""Tests of claimcheck.review.forms."""
