-- Atypical look-ups: what runs of the detection found, and what people made of it. People and subjects are numbers, signs
-- and measures are codes; what shows how somebody works, and every word that somebody wrote, is sealed.

-- One run that was kept. A shadow run's cases stand apart: nobody acts upon them.
CREATE TABLE atypical_runs (
  id TEXT PRIMARY KEY,
  shadow INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  day TEXT NOT NULL,
  content TEXT NOT NULL,
  look_ups INTEGER NOT NULL,
  unexplained INTEGER NOT NULL,
  officers INTEGER NOT NULL,
  ranked INTEGER NOT NULL,
  budget_thousandths INTEGER NOT NULL,
  cases INTEGER NOT NULL,
  events INTEGER NOT NULL,
  controls INTEGER NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX atypical_runs_by_day ON atypical_runs (shadow, day);

-- kind: case, event, control. officer is 0 of an event, subject is 0 of everything else.
CREATE TABLE atypical_cases (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  run_id TEXT NOT NULL REFERENCES atypical_runs (id),
  shadow INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('case', 'event', 'control')),
  officer INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  group_name TEXT NOT NULL,
  points INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'asked', 'answered', 'closed')),
  opened_at INTEGER NOT NULL,
  closed_on TEXT,
  closed_by TEXT,
  outcome TEXT,
  matter_id TEXT
) STRICT;
CREATE INDEX atypical_cases_by_state ON atypical_cases (shadow, state);
CREATE INDEX atypical_cases_by_officer ON atypical_cases (officer);

-- Everybody whose look-ups a case holds: who meets it and who does not.
CREATE TABLE atypical_officers (
  case_id TEXT NOT NULL REFERENCES atypical_cases (id),
  officer INTEGER NOT NULL,
  PRIMARY KEY (case_id, officer)
) STRICT;

-- aside_until: the finding was judged, and comes again only for look-ups after that day.
CREATE TABLE atypical_findings (
  case_id TEXT NOT NULL REFERENCES atypical_cases (id),
  position INTEGER NOT NULL,
  officer INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  points INTEGER NOT NULL,
  aside_until TEXT,
  PRIMARY KEY (case_id, position)
) STRICT;

-- What stands out, by key; position is the finding's, -1 of the officer as a whole. kind: a measure of an officer and a
-- subject, of an officer, or a sign.
CREATE TABLE atypical_parts (
  case_id TEXT NOT NULL REFERENCES atypical_cases (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('measure', 'officer', 'sign')),
  key TEXT NOT NULL,
  points INTEGER NOT NULL,
  PRIMARY KEY (case_id, position, kind, key)
) STRICT;

-- Sealed for a desk (d:CODE) or an account (a:ID). owner: a case, an opening or a question.
CREATE TABLE atypical_sealed (
  owner TEXT NOT NULL,
  part TEXT NOT NULL,
  holder TEXT NOT NULL,
  sealed BLOB NOT NULL,
  generation INTEGER NOT NULL,
  PRIMARY KEY (owner, part, holder)
) STRICT;

-- Opening an identity: asked for by one desk, granted or refused by the other. passed_on is what the first opened and the
-- second alone can open further.
CREATE TABLE atypical_openings (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES atypical_cases (id),
  officer INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  passed_on BLOB NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'granted', 'refused')),
  decided_by TEXT,
  decided_at INTEGER
) STRICT;
CREATE INDEX atypical_openings_by_state ON atypical_openings (state, asked_at);
CREATE INDEX atypical_openings_by_case ON atypical_openings (case_id);
CREATE INDEX atypical_openings_by_officer ON atypical_openings (officer);

-- "Why did you look this up?", to a number.
CREATE TABLE atypical_questions (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES atypical_cases (id),
  officer INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  due_on TEXT NOT NULL,
  answered_on TEXT
) STRICT;
CREATE INDEX atypical_questions_by_officer ON atypical_questions (officer);
CREATE INDEX atypical_questions_by_case ON atypical_questions (case_id);

-- The look-ups asked about, as the officer is shown them, whatever becomes of their day.
CREATE TABLE atypical_asked (
  question_id TEXT NOT NULL REFERENCES atypical_questions (id),
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  system TEXT NOT NULL,
  place TEXT NOT NULL,
  PRIMARY KEY (question_id, position)
) STRICT;

-- What those at the desks did, by day: the monitor watches its own people.
CREATE TABLE atypical_acts (
  account_id TEXT NOT NULL,
  day TEXT NOT NULL,
  act TEXT NOT NULL,
  case_id TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (account_id, day, act, case_id)
) STRICT;
