-- From facts to a decision. Plain columns are those that figures, terms and like cases need
-- (docs/security/what-is-plain.md); whatever a person wrote is sealed with the matter's key, or with a panel's own.

-- The step plan, one a matter: the answers to its questions are sealed.
CREATE TABLE decisions_weighings (
  matter_id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  questions TEXT NOT NULL,
  state TEXT NOT NULL,
  done_on TEXT,
  done_by TEXT,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE decisions_consultations (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  closed_on TEXT,
  question_sealed BLOB NOT NULL,
  minutes_sealed BLOB
) STRICT;
CREATE INDEX decisions_consultations_matter ON decisions_consultations (matter_id, position);

-- One person's view in a consultation: given once, kept as given.
CREATE TABLE decisions_views (
  consultation_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  part TEXT NOT NULL,
  invited_on TEXT NOT NULL,
  given_on TEXT,
  sealed BLOB,
  PRIMARY KEY (consultation_id, account_id)
) STRICT;

-- A reflection panel reads an account without names, under a key of its own that its members hold; they hold no key of
-- the matter.
CREATE TABLE decisions_panels (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  closed_on TEXT,
  key_sealed BLOB NOT NULL,
  account_sealed BLOB NOT NULL,
  conclusion_sealed BLOB
) STRICT;
CREATE INDEX decisions_panels_matter ON decisions_panels (matter_id, position);

CREATE TABLE decisions_panel_members (
  panel_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  wrapped BLOB NOT NULL,
  advised_on TEXT,
  advice_sealed BLOB,
  PRIMARY KEY (panel_id, account_id)
) STRICT;
CREATE INDEX decisions_panel_members_account ON decisions_panel_members (account_id, panel_id);

-- What follows for one person in a matter: recommended, decided, and as it stands after objection and appeal. The
-- person is a keyed token here (to reckon erasure over matters), the name is among the sealed words.
CREATE TABLE decisions_cases (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  version INTEGER NOT NULL,
  person_token BLOB,
  category TEXT NOT NULL,
  role TEXT NOT NULL,
  theme TEXT NOT NULL,
  circumstances TEXT NOT NULL,
  recorded_on TEXT NOT NULL,
  recommended TEXT,
  recommended_by TEXT,
  recommended_on TEXT,
  intended_on TEXT,
  view_due_on TEXT,
  view_on TEXT,
  view_kind TEXT,
  first_measure TEXT,
  measure TEXT,
  authority TEXT,
  decided_by TEXT,
  decided_on TEXT,
  conditional INTEGER NOT NULL,
  probation_until TEXT,
  outside INTEGER NOT NULL,
  served_on TEXT,
  receipt TEXT,
  objection_due_on TEXT,
  objection_on TEXT,
  objection_outcome TEXT,
  objection_decided_on TEXT,
  appeal_due_on TEXT,
  appeal_on TEXT,
  appeal_outcome TEXT,
  appeal_decided_on TEXT,
  executed_on TEXT,
  erased_on TEXT
) STRICT;
CREATE INDEX decisions_cases_matter ON decisions_cases (matter_id, position);
CREATE INDEX decisions_cases_theme ON decisions_cases (theme, decided_on);
CREATE INDEX decisions_cases_decided ON decisions_cases (decided_on, id);
CREATE INDEX decisions_cases_person ON decisions_cases (person_token);

CREATE TABLE decisions_words (
  case_id TEXT NOT NULL,
  part TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (case_id, part)
) STRICT;
