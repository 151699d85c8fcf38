-- Layout 2: verdicts, and what sources are searched in.
ALTER TABLE claimcheck.sessions ADD COLUMN disputed integer NOT NULL DEFAULT 0;
ALTER TABLE claimcheck.drafts ADD COLUMN is_verdict boolean NOT NULL DEFAULT false;
-- One text for each source of the review, in their order.
ALTER TABLE claimcheck.reviews ADD COLUMN source_words text[] NOT NULL DEFAULT '{}';

-- One row a claim at most, whose key is the claim's id.
CREATE TABLE claimcheck.verdicts (
    session_key bigint NOT NULL REFERENCES claimcheck.sessions ON DELETE CASCADE,
    key text NOT NULL,
    number integer NOT NULL,
    revision bigint NOT NULL,
    schema_version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    body jsonb,
    claim_id text NOT NULL,
    reviewer text NOT NULL,
    rating text NOT NULL DEFAULT '',
    source_words text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (session_key, key)
);

-- Whoever was let in before may do with verdicts what they may with reviews, and count what is disputed as what is rated.
DO $$
DECLARE
    statement text;
BEGIN
    FOR statement IN
        SELECT format('GRANT %s ON claimcheck.%s TO %s', privilege_type || part, relation, role)
            || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
        FROM (
            SELECT 'verdicts' AS relation, '' AS part, rights.*
            FROM pg_class, aclexplode(relacl) AS rights
            WHERE oid = 'claimcheck.reviews'::regclass AND grantee <> relowner
            UNION ALL
            SELECT 'sessions', ' (disputed)', rights.*
            FROM pg_attribute, aclexplode(attacl) AS rights
            WHERE attrelid = 'claimcheck.sessions'::regclass AND attname = 'rated'
        ) AS granted, LATERAL (
            SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END AS role
        ) AS named
    LOOP
        EXECUTE statement;
    END LOOP;
END
$$;
