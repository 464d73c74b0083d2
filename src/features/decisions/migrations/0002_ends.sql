-- The end of a sanction and of a matter: proposed by a job or a person, confirmed by people, never by itself.
CREATE TABLE decisions_erasures (
  case_id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  number TEXT NOT NULL,
  due_on TEXT NOT NULL,
  proposed_on TEXT NOT NULL,
  confirmed_on TEXT,
  confirmed_by TEXT
) STRICT;
CREATE INDEX decisions_erasures_open ON decisions_erasures (confirmed_on, due_on, case_id);

-- A list of matters whose retention has ended. After destruction the numbers and counts are all that is known of them.
CREATE TABLE decisions_destructions (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  proposed_on TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  confirmed_on TEXT,
  confirmed_by TEXT
) STRICT;
CREATE TABLE decisions_destroyed (
  destruction_id TEXT NOT NULL,
  matter_id TEXT NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  closed_on TEXT NOT NULL,
  retain_until TEXT NOT NULL,
  messages INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (destruction_id, matter_id)
) STRICT;
CREATE INDEX decisions_destroyed_matter ON decisions_destroyed (matter_id);
