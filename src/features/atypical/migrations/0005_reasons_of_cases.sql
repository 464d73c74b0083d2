-- The reasons that a case's sealed evidence names by number: their words stay while the case is kept. Evidence from before
-- this table may name any.
CREATE TABLE atypical_reasons (
  case_id TEXT NOT NULL REFERENCES atypical_cases (id),
  reason INTEGER NOT NULL,
  PRIMARY KEY (case_id, reason)
) STRICT;
ALTER TABLE atypical_cases ADD COLUMN reasons_kept INTEGER NOT NULL DEFAULT 0;
