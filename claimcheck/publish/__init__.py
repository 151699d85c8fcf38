"""Making what was reviewed readable for others: tables. Knows no terminal and no store."""

from claimcheck.publish.tables import to_csv, to_jsonl, to_markdown

__all__ = ["to_csv", "to_jsonl", "to_markdown"]
