-- The end of each chain. Appending locks the chain's row until the transaction ends.
CREATE TABLE audit_heads (
  chain TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;

CREATE TABLE audit_lines (
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  matter_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (chain, seq)
) STRICT;
CREATE INDEX audit_lines_matter ON audit_lines (matter_id, chain, seq);
CREATE INDEX audit_lines_actor ON audit_lines (actor, chain, seq);

CREATE TABLE audit_seals (
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  hash BLOB NOT NULL,
  signature BLOB NOT NULL,
  PRIMARY KEY (chain, seq)
) STRICT;
