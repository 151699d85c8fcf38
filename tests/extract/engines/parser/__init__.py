"""Tests of the parser engine."""
