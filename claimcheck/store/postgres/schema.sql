-- Layout 1. Every statement of a session's rows goes by sessions.key; sessions.id is free again once a session is deleted.
CREATE SCHEMA claimcheck;

CREATE TABLE claimcheck.meta (
    layout integer NOT NULL,
    schema_version integer NOT NULL
);

CREATE TABLE claimcheck.sessions (
    key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text NOT NULL,
    revision bigint NOT NULL,
    schema_version integer NOT NULL,
    title text NOT NULL,
    claims integer NOT NULL,
    rated integer NOT NULL,
    skipped integer NOT NULL,
    reviewers text[] NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    deleted_at timestamptz,
    body jsonb NOT NULL,
    article jsonb NOT NULL,
    article_revision bigint NOT NULL,
    -- What stood beside the tables in a file.
    others jsonb NOT NULL,
    -- Names of the last states, the newest first: who knows one of them may go on from it, whatever was restored meanwhile.
    states text[] NOT NULL
);
CREATE UNIQUE INDEX sessions_id ON claimcheck.sessions (id) WHERE deleted_at IS NULL;
CREATE INDEX sessions_changed ON claimcheck.sessions (updated_at DESC, id DESC) WHERE deleted_at IS NULL;

-- A row without a body was taken out; it stays, so that who knows the session from before learns of it.
-- "revision" is the session's when the row was last written; rows stand in the session in the order of "number".
CREATE TABLE claimcheck.claims (
    session_key bigint NOT NULL REFERENCES claimcheck.sessions ON DELETE CASCADE,
    key text NOT NULL,
    number integer NOT NULL,
    revision bigint NOT NULL,
    schema_version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    body jsonb,
    position integer NOT NULL DEFAULT 0,
    worth double precision NOT NULL DEFAULT 0,
    words text NOT NULL DEFAULT '',
    claimant text NOT NULL DEFAULT '',
    state text NOT NULL DEFAULT 'open',
    is_assigned boolean NOT NULL DEFAULT false,
    leased_by text,
    leased_until timestamptz,
    PRIMARY KEY (session_key, key)
);
CREATE INDEX claims_open ON claimcheck.claims (worth DESC) WHERE state = 'open' AND body IS NOT NULL;

CREATE TABLE claimcheck.reviews (
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
    PRIMARY KEY (session_key, key)
);
CREATE INDEX reviews_reviewer ON claimcheck.reviews (reviewer);

CREATE TABLE claimcheck.drafts (
    session_key bigint NOT NULL REFERENCES claimcheck.sessions ON DELETE CASCADE,
    key text NOT NULL,
    number integer NOT NULL,
    revision bigint NOT NULL,
    schema_version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    body jsonb,
    claim_id text NOT NULL,
    reviewer text NOT NULL,
    PRIMARY KEY (session_key, key)
);

CREATE TABLE claimcheck.assignments (
    session_key bigint NOT NULL REFERENCES claimcheck.sessions ON DELETE CASCADE,
    key text NOT NULL,
    number integer NOT NULL,
    revision bigint NOT NULL,
    schema_version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    body jsonb,
    claim_id text NOT NULL,
    reviewer text NOT NULL,
    PRIMARY KEY (session_key, key)
);
CREATE INDEX assignments_reviewer ON claimcheck.assignments (reviewer);

-- Rows are only ever added; a role that reviews has no right to do anything else here.
CREATE TABLE claimcheck.history (
    session_key bigint NOT NULL REFERENCES claimcheck.sessions ON DELETE CASCADE,
    key text NOT NULL,
    number integer NOT NULL,
    revision bigint NOT NULL,
    schema_version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    claim_id text,
    reviewer text NOT NULL,
    action text NOT NULL,
    PRIMARY KEY (session_key, number)
);
CREATE INDEX history_later ON claimcheck.history (reviewer) WHERE action = 'later';
