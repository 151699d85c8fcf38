"""Tests of claimcheck.ingest."""
