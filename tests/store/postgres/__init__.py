"""Tests of claimcheck.store.postgres, on a real server."""
