-- The register of complaints as imported from files: historic, pseudonymous, plain. Not matters: nobody works on
-- them. What is kept of people, and why so little: docs/decisions/0012-what-the-complaint-register-keeps.md.

CREATE TABLE complaints_register_registers (
  id TEXT PRIMARY KEY,
  title_nl TEXT NOT NULL,
  title_en TEXT NOT NULL,
  title_fr TEXT NOT NULL,
  title_de TEXT NOT NULL,
  refreshed_at INTEGER
) STRICT;

-- One import of a set of files. mode: import, or check (a dry run: the same work, nothing of it kept in the
-- register). state: running, refreshing, done, abandoned. source and row_number are the cursor.
CREATE TABLE complaints_register_imports (
  id TEXT PRIMARY KEY,
  register TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  mode TEXT NOT NULL,
  state TEXT NOT NULL,
  source INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  actor TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER
) STRICT;
CREATE INDEX complaints_register_imports_by_register ON complaints_register_imports (register, started_at);

CREATE TABLE complaints_register_sources (
  import_id TEXT NOT NULL REFERENCES complaints_register_imports (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  file TEXT NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_new INTEGER NOT NULL,
  rows_changed INTEGER NOT NULL,
  rows_unchanged INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL,
  PRIMARY KEY (import_id, position)
) STRICT;

-- Refused rows of the latest import of a register; the error file is written from here.
CREATE TABLE complaints_register_errors (
  import_id TEXT NOT NULL REFERENCES complaints_register_imports (id),
  position INTEGER NOT NULL,
  line INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  file TEXT NOT NULL,
  column_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  original TEXT NOT NULL,
  PRIMARY KEY (import_id, position, line, ordinal)
) STRICT;

-- What was noticed in rows that were kept, counted.
CREATE TABLE complaints_register_remarks (
  import_id TEXT NOT NULL REFERENCES complaints_register_imports (id),
  position INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  value TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (import_id, position, column_name, reason, value)
) STRICT;

CREATE TABLE complaints_register_units (
  register TEXT NOT NULL,
  id TEXT NOT NULL,
  content_hash INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  name TEXT,
  active TEXT,
  active_code TEXT,
  PRIMARY KEY (register, id)
) STRICT;

CREATE TABLE complaints_register_officers (
  register TEXT NOT NULL,
  id TEXT NOT NULL,
  content_hash INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  rank_name TEXT,
  unit_id TEXT,
  PRIMARY KEY (register, id)
) STRICT;

CREATE TABLE complaints_register_unit_periods (
  register TEXT NOT NULL,
  officer_id TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  content_hash INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  unit_id TEXT NOT NULL,
  ends_on TEXT,
  PRIMARY KEY (register, officer_id, starts_on)
) STRICT;

-- received_year and days_to_close are reckoned from the dates; no days when it closed before it was received.
CREATE TABLE complaints_register_cases (
  register TEXT NOT NULL,
  id TEXT NOT NULL,
  content_hash INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  received_on TEXT,
  incident_on TEXT,
  closed_on TEXT,
  area TEXT,
  place TEXT,
  received_year INTEGER NOT NULL,
  days_to_close INTEGER,
  PRIMARY KEY (register, id)
) STRICT;

-- A coded value is a neutral word; the source's own code stands beside it.
CREATE TABLE complaints_register_allegations (
  register TEXT NOT NULL,
  case_id TEXT NOT NULL,
  officer_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  content_hash INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  category TEXT,
  category_code TEXT,
  label TEXT,
  recommended_finding TEXT,
  recommended_finding_code TEXT,
  final_finding TEXT,
  final_finding_code TEXT,
  recommended_outcome TEXT,
  recommended_outcome_code TEXT,
  final_outcome TEXT,
  final_outcome_code TEXT,
  PRIMARY KEY (register, case_id, officer_id, sequence)
) STRICT;

CREATE TABLE complaints_register_complainants (
  register TEXT NOT NULL,
  case_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  content_hash INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  gender TEXT,
  gender_code TEXT,
  PRIMARY KEY (register, case_id, sequence)
) STRICT;

CREATE TABLE complaints_register_victims (
  register TEXT NOT NULL,
  case_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  content_hash INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  gender TEXT,
  gender_code TEXT,
  PRIMARY KEY (register, case_id, sequence)
) STRICT;

-- Cases that an officer filed.
CREATE TABLE complaints_register_officer_filed (
  register TEXT NOT NULL,
  case_id TEXT NOT NULL,
  content_hash INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (register, case_id)
) STRICT;

-- Kept figures: emptied and computed again at the end of every import, never written otherwise.
-- One row per allegation, and one (allegation = 0) per case without any. unit_id: where the officer stood on the day
-- the case was received. '' is not known.
CREATE TABLE complaints_register_facts (
  register TEXT NOT NULL,
  case_id TEXT NOT NULL,
  allegation INTEGER NOT NULL,
  received_year INTEGER NOT NULL,
  days_to_close INTEGER,
  category TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  recommended_finding TEXT NOT NULL,
  final_finding TEXT NOT NULL,
  recommended_outcome TEXT NOT NULL,
  final_outcome TEXT NOT NULL
) STRICT;
CREATE INDEX complaints_register_facts_by_register ON complaints_register_facts (register);

-- Distinct cases. '*' stands for all categories or all units (a case may have several).
CREATE TABLE complaints_register_figures_cases (
  register TEXT NOT NULL,
  category TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  received_year INTEGER NOT NULL,
  cases INTEGER NOT NULL,
  allegations INTEGER NOT NULL,
  PRIMARY KEY (register, category, unit_id, received_year)
) STRICT;
CREATE INDEX complaints_register_figures_cases_by_year
  ON complaints_register_figures_cases (register, received_year, unit_id);

CREATE TABLE complaints_register_figures_closing (
  register TEXT NOT NULL,
  category TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  received_year INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  median_days INTEGER NOT NULL,
  p90_days INTEGER NOT NULL,
  PRIMARY KEY (register, category, unit_id, received_year)
) STRICT;

-- kind: finding or outcome.
CREATE TABLE complaints_register_figures_decisions (
  register TEXT NOT NULL,
  kind TEXT NOT NULL,
  category TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  received_year INTEGER NOT NULL,
  recommended TEXT NOT NULL,
  final TEXT NOT NULL,
  allegations INTEGER NOT NULL,
  PRIMARY KEY (register, kind, category, unit_id, received_year, recommended, final)
) STRICT;

-- Cases without a date, by year of receipt (year 0: not known either).
CREATE TABLE complaints_register_figures_dates (
  register TEXT NOT NULL,
  received_year INTEGER NOT NULL,
  cases INTEGER NOT NULL,
  no_incident INTEGER NOT NULL,
  no_received INTEGER NOT NULL,
  no_closed INTEGER NOT NULL,
  PRIMARY KEY (register, received_year)
) STRICT;
