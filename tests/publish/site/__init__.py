"""Tests of claimcheck.publish.site."""
