"""Tests of claimcheck.review."""
