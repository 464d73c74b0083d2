-- What an enquiry is made of beside any matter: plans, means used, interviews, evidence with its chain of custody,
-- findings and reports. Plain: numbers, states, days, accounts and the mark of a statement under duty, for figures and
-- refusals. Every word is sealed with the matter's key.
CREATE TABLE enquiries_plans (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  written_by TEXT NOT NULL,
  submitted_on TEXT,
  decided_by TEXT,
  decided_on TEXT,
  sealed BLOB NOT NULL,
  UNIQUE (matter_id, number)
) STRICT;
CREATE INDEX enquiries_plans_by_day ON enquiries_plans (decided_on);

CREATE TABLE enquiries_review_moments (
  plan_id TEXT NOT NULL,
  matter_id TEXT NOT NULL,
  planned_on TEXT NOT NULL,
  PRIMARY KEY (plan_id, planned_on)
) STRICT;
CREATE INDEX enquiries_review_moments_by_matter ON enquiries_review_moments (matter_id);

CREATE TABLE enquiries_means_used (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  used_on TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX enquiries_means_used_by_matter ON enquiries_means_used (matter_id, used_on);

CREATE TABLE enquiries_interviews (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  capacity TEXT NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  invited_on TEXT NOT NULL,
  planned_on TEXT NOT NULL,
  held_on TEXT,
  finished_on TEXT,
  under_duty INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  UNIQUE (matter_id, position)
) STRICT;
CREATE INDEX enquiries_interviews_by_day ON enquiries_interviews (held_on);

CREATE TABLE enquiries_under_duty (
  document_id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  interview_id TEXT NOT NULL,
  marked_on TEXT NOT NULL
) STRICT;
CREATE INDEX enquiries_under_duty_by_matter ON enquiries_under_duty (matter_id);

CREATE TABLE enquiries_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  version INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_on TEXT NOT NULL,
  document_id TEXT,
  clean_document_id TEXT,
  sealed BLOB NOT NULL,
  UNIQUE (matter_id, number)
) STRICT;

CREATE TABLE enquiries_custody (
  evidence_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  matter_id TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (evidence_id, seq)
) STRICT;

CREATE TABLE enquiries_findings (
  matter_id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE enquiries_reports (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  made_on TEXT NOT NULL,
  made_by TEXT NOT NULL,
  document_id TEXT NOT NULL,
  UNIQUE (matter_id, number)
) STRICT;
