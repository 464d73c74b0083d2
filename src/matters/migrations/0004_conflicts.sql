-- A private interest that somebody declared towards a person (SEC-06). What they wrote only they can read; whom it is
-- about stands as keyed tokens of a domain of its own, so that a dump joins them to no matter and no register.
CREATE TABLE matters_ties (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  declared_on TEXT NOT NULL,
  ended_on TEXT,
  wrapped BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX matters_ties_account ON matters_ties (account_id, declared_on, id);
CREATE TABLE matters_tie_tokens (
  tie_id TEXT NOT NULL REFERENCES matters_ties (id),
  token BLOB NOT NULL,
  PRIMARY KEY (tie_id, token)
) STRICT;
CREATE INDEX matters_tie_tokens_token ON matters_tie_tokens (token);

-- A part that waits, or waited, for the authority because of a conflict of interest. `leaver` is the principal whose
-- part it would take over, or empty.
CREATE TABLE matters_conflicts (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  account_id TEXT NOT NULL,
  role TEXT NOT NULL,
  grounds TEXT NOT NULL,
  leaver TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'confirmed', 'refused')),
  decided_by TEXT,
  decided_on TEXT,
  reason_sealed BLOB
) STRICT;
CREATE INDEX matters_conflicts_matter ON matters_conflicts (matter_id, asked_on, id);
