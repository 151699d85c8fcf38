-- What each kind of role may do; {role} is put in by the program. Nobody but the owner can drop, rewrite or empty anything.

-- reviewer
GRANT USAGE ON SCHEMA claimcheck TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA claimcheck TO {role};
GRANT INSERT ON claimcheck.sessions, claimcheck.claims, claimcheck.reviews, claimcheck.verdicts, claimcheck.drafts, claimcheck.assignments, claimcheck.history TO {role};
GRANT UPDATE (revision, schema_version, title, claims, rated, skipped, disputed, reviewers, updated_at, body, article, article_revision, states) ON claimcheck.sessions TO {role};
GRANT UPDATE ON claimcheck.claims, claimcheck.reviews, claimcheck.verdicts, claimcheck.drafts, claimcheck.assignments TO {role};

-- editor
GRANT UPDATE (deleted_at) ON claimcheck.sessions TO {role};
