-- Which migration was applied, with its text, so that a later change of that text is seen.
CREATE TABLE IF NOT EXISTS storage_migrations (
  owner TEXT NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  script TEXT NOT NULL,
  PRIMARY KEY (owner, number)
) STRICT
