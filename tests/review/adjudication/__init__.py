"""Tests of claimcheck.review.adjudication."""
