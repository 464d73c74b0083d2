-- Explanations that mining proposed and two people took into use, beside those of content/detection.yaml. A row is never
-- changed but to end it, so the rules that a run was made with can be told from its moment.
-- kinds: of assignments, a line each. from_day, until_day: the first day in force, and the first day no longer.
CREATE TABLE monitor_explanations (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  scope TEXT NOT NULL,
  kinds TEXT NOT NULL,
  before_seconds INTEGER NOT NULL,
  after_seconds INTEGER NOT NULL,
  least INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  approved_at INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  ended_by TEXT,
  ended_at INTEGER
) STRICT;
