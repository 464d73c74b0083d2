-- A complaint that somebody works on: what is held against whom, what was examined, who was told. Category, findings,
-- outcome and dates are plain, for figures; the officer and every word about it are sealed with the matter's key.
CREATE TABLE complaints_allegations (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  category TEXT NOT NULL,
  state TEXT NOT NULL,
  recommended TEXT,
  recommended_by TEXT,
  recommended_on TEXT,
  final_finding TEXT,
  final_by TEXT,
  final_on TEXT,
  outcome TEXT,
  recorded_on TEXT NOT NULL,
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX complaints_allegations_by_matter ON complaints_allegations (matter_id, position);
CREATE INDEX complaints_allegations_by_day ON complaints_allegations (recorded_on);

CREATE TABLE complaints_checks (
  matter_id TEXT NOT NULL,
  check_key TEXT NOT NULL,
  state TEXT NOT NULL,
  asked_on TEXT,
  done_on TEXT,
  note_sealed BLOB NOT NULL,
  PRIMARY KEY (matter_id, check_key)
) STRICT;

CREATE TABLE complaints_handling (
  matter_id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  ground TEXT,
  ground_on TEXT,
  mayor_on TEXT,
  prosecutor_on TEXT
) STRICT;
