"""Tests of claimcheck.review.tables."""
