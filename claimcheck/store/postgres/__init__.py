"""Sessions in PostgreSQL, for many reviewers at once: the only folder that knows psycopg and SQL.

Every claim, review, draft, assignment and entry of the history is a row of its own, so that a save writes what it changed
and reads what others did since.
"""
