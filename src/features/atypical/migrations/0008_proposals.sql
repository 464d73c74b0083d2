-- Explanations proposed by mining: what was asked for, what was found, and what two people made of it. No officer and no
-- subject is named. What is in force stands in monitor_explanations.
CREATE TABLE atypical_minings (
  id TEXT PRIMARY KEY,
  job_id TEXT NOT NULL UNIQUE,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  finished INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  content TEXT NOT NULL DEFAULT '',
  teams INTEGER NOT NULL DEFAULT 0,
  teams_asked INTEGER NOT NULL DEFAULT 0,
  looks_in_all INTEGER NOT NULL DEFAULT 0,
  one_of_officers INTEGER NOT NULL DEFAULT 1,
  looks INTEGER NOT NULL DEFAULT 0,
  unexplained INTEGER NOT NULL DEFAULT 0,
  firsts INTEGER NOT NULL DEFAULT 0,
  firsts_unexplained INTEGER NOT NULL DEFAULT 0,
  looks_asked INTEGER NOT NULL DEFAULT 0,
  firsts_asked INTEGER NOT NULL DEFAULT 0,
  firsts_reached INTEGER NOT NULL DEFAULT 0,
  links INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX atypical_minings_by_time ON atypical_minings (made_at);

-- kinds: of assignments, a line each. support, chance, precision and also are millionths. rule: the number of the explanation
-- that it became.
CREATE TABLE atypical_proposals (
  id TEXT PRIMARY KEY,
  mining_id TEXT NOT NULL REFERENCES atypical_minings (id),
  place INTEGER NOT NULL,
  key TEXT NOT NULL,
  scope TEXT NOT NULL,
  kinds TEXT NOT NULL,
  before_seconds INTEGER NOT NULL,
  after_seconds INTEGER NOT NULL,
  least INTEGER NOT NULL,
  firsts INTEGER NOT NULL,
  looks INTEGER NOT NULL,
  fresh INTEGER NOT NULL,
  support INTEGER NOT NULL,
  chance INTEGER NOT NULL,
  precision_share INTEGER NOT NULL,
  also INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('found', 'asked', 'approved', 'rejected')),
  asked_by TEXT,
  asked_at INTEGER,
  decided_by TEXT,
  decided_at INTEGER,
  rule INTEGER
) STRICT;
CREATE INDEX atypical_proposals_by_mining ON atypical_proposals (mining_id, place);
CREATE INDEX atypical_proposals_by_state ON atypical_proposals (state);
CREATE INDEX atypical_proposals_by_rule ON atypical_proposals (rule);

-- Of the unexplained look-ups that were asked, by team and role: for how many it holds.
CREATE TABLE atypical_proposal_groups (
  proposal_id TEXT NOT NULL REFERENCES atypical_proposals (id),
  kind TEXT NOT NULL CHECK (kind IN ('team', 'role')),
  name TEXT NOT NULL,
  held INTEGER NOT NULL,
  asked INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, kind, name)
) STRICT;
