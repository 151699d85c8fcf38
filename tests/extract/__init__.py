"""Tests of claim extraction."""
