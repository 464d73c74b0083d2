-- Days that a run judged otherwise than a run before, as cases or assignments were registered late. Day: UTC.
CREATE TABLE atypical_changed_days (
  run_id TEXT NOT NULL REFERENCES atypical_runs (id),
  day TEXT NOT NULL,
  explained INTEGER NOT NULL,
  unexplained INTEGER NOT NULL,
  PRIMARY KEY (run_id, day)
) STRICT;

-- What that changes in cases on the list: so many of its look-ups became explained, or unexplained.
CREATE TABLE atypical_changed_cases (
  run_id TEXT NOT NULL REFERENCES atypical_runs (id),
  day TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES atypical_cases (id),
  explained INTEGER NOT NULL,
  unexplained INTEGER NOT NULL,
  PRIMARY KEY (run_id, day, case_id)
) STRICT;
CREATE INDEX atypical_changed_cases_by_case ON atypical_changed_cases (case_id);

-- Pairs of officer and subject in the window of a run: those that did not stand out, and those that did but are on no list.
ALTER TABLE atypical_runs ADD COLUMN pairs_plain INTEGER NOT NULL DEFAULT 0;
ALTER TABLE atypical_runs ADD COLUMN pairs_left_out INTEGER NOT NULL DEFAULT 0;
