"""Sessions on disk and back, whatever happens on the way."""
