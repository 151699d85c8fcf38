"""Reading an article: a file, a web page or a pasted text becomes an Article. Knows nothing of claims."""

from claimcheck.ingest.read import is_address, read_article

__all__ = ["is_address", "read_article"]
