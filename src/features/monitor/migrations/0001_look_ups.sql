-- What stands beside the days of look-ups (DATA/look-ups): what their numbers mean, as far as that is kept, and what was
-- brought in when. Of officers, subjects and cases the days hold numbers of keyed hashes only.

-- Systems, places and groups (kind 1, 2, 3), plain: they name no person.
CREATE TABLE monitor_words (
  kind INTEGER NOT NULL,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (kind, number)
) STRICT;

-- Reasons as officers gave them: free text, sealed for the desk query-monitor.
CREATE TABLE monitor_reasons (
  number INTEGER PRIMARY KEY,
  sealed BLOB NOT NULL,
  generation INTEGER NOT NULL
) STRICT;

-- Who an officer is: sealed for the desk query-approval, and that again for the desk query-monitor.
CREATE TABLE monitor_officers (
  number INTEGER PRIMARY KEY,
  sealed BLOB NOT NULL,
  monitor_generation INTEGER NOT NULL,
  approval_generation INTEGER NOT NULL
) STRICT;

-- One source brought in. state: reading, adding, done, abandoned. cursor_rows and parts: rows whose look-ups stand in that
-- many parts of the staging folder.
CREATE TABLE monitor_batches (
  id TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  source TEXT NOT NULL,
  mapping TEXT NOT NULL,
  state TEXT NOT NULL,
  actor TEXT NOT NULL,
  cursor_rows INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_taken INTEGER NOT NULL,
  rows_already_there INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE INDEX monitor_batches_by_state ON monitor_batches (state, fingerprint);

-- Counted before the day is written, so that a stop in between changes no count.
CREATE TABLE monitor_batch_days (
  batch_id TEXT NOT NULL REFERENCES monitor_batches (id),
  day INTEGER NOT NULL,
  taken INTEGER NOT NULL,
  already_there INTEGER NOT NULL,
  repeated INTEGER NOT NULL,
  PRIMARY KEY (batch_id, day)
) STRICT;
