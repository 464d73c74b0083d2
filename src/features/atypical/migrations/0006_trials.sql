-- Trials of other settings: what they would have listed beside those in force. A trial without changes is for the annex to the
-- impact assessment. Officers and subjects are numbers; nobody acts upon these lists.
CREATE TABLE atypical_trials (
  id TEXT PRIMARY KEY,
  job_id TEXT NOT NULL UNIQUE,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  days INTEGER NOT NULL,
  changes TEXT NOT NULL,
  finished INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  content TEXT NOT NULL,
  look_ups INTEGER NOT NULL,
  unexplained_now INTEGER NOT NULL,
  unexplained_then INTEGER NOT NULL
) STRICT;
CREATE INDEX atypical_trials_by_time ON atypical_trials (made_at);

CREATE TABLE atypical_trial_lines (
  trial_id TEXT NOT NULL REFERENCES atypical_trials (id),
  officer INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  team TEXT NOT NULL,
  role TEXT NOT NULL,
  now_times INTEGER NOT NULL,
  now_first TEXT,
  now_points INTEGER NOT NULL,
  then_times INTEGER NOT NULL,
  then_first TEXT,
  then_points INTEGER NOT NULL,
  PRIMARY KEY (trial_id, officer, subject)
) STRICT;

-- kind: team, role.
CREATE TABLE atypical_trial_groups (
  trial_id TEXT NOT NULL REFERENCES atypical_trials (id),
  kind TEXT NOT NULL CHECK (kind IN ('team', 'role')),
  name TEXT NOT NULL,
  officers INTEGER NOT NULL,
  PRIMARY KEY (trial_id, kind, name)
) STRICT;

CREATE TABLE atypical_annexes (
  language TEXT PRIMARY KEY,
  trial_id TEXT NOT NULL REFERENCES atypical_trials (id),
  made_at INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
