-- What was decided on a report, by whom, and what the criteria advised. Plain: keys only, for figures and audits
-- (TRI-04). Reasons, instructions and everything else a person wrote are sealed with the matter's key.

CREATE TABLE triage_decisions (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  step_id TEXT NOT NULL,
  criteria_version TEXT NOT NULL,
  answers TEXT NOT NULL,
  advised TEXT NOT NULL,
  outcome TEXT NOT NULL,
  differs INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'sent_back')),
  proposed_by TEXT NOT NULL,
  proposed_on TEXT NOT NULL,
  second_by TEXT,
  settled_on TEXT,
  plan_sealed BLOB NOT NULL,
  back_sealed BLOB,
  UNIQUE (matter_id, seq)
) STRICT;
