-- Matters: the shared machinery of every procedure. Plain columns are those that lists, clocks and figures need
-- (docs/security/what-is-plain.md); everything a person wrote, and every name, is sealed with the matter's key.

CREATE TABLE matters_procedures (
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  jurisdiction TEXT NOT NULL,
  text TEXT NOT NULL,
  activated_on TEXT,
  PRIMARY KEY (jurisdiction, key, version)
) STRICT;

CREATE TABLE matters_matters (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  procedure_key TEXT NOT NULL,
  procedure_version INTEGER NOT NULL,
  jurisdiction TEXT NOT NULL,
  track TEXT NOT NULL,
  phase TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'closed', 'merged')),
  unit_id TEXT,
  theme TEXT NOT NULL,
  channel TEXT NOT NULL,
  reporter_kind TEXT NOT NULL,
  language TEXT NOT NULL,
  received_on TEXT NOT NULL,
  closed_on TEXT,
  outcome TEXT,
  due_on TEXT NOT NULL,
  split_desk INTEGER NOT NULL,
  subject_sealed BLOB NOT NULL,
  retain_until TEXT,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX matters_matters_received ON matters_matters (received_on, id);

-- The matter key, wrapped for each holder: a:ACCOUNT, d:DESK, mailbox (reporter), recovery.
CREATE TABLE matters_keys (
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  holder TEXT NOT NULL,
  generation INTEGER NOT NULL,
  wrapped BLOB NOT NULL,
  PRIMARY KEY (matter_id, holder)
) STRICT;
CREATE INDEX matters_keys_holder ON matters_keys (holder, matter_id);

-- Who may see which matter, by principal, with what a work queue sorts on beside it, so that a page costs the same
-- at a thousand and a million matters. Kept by access.cpp alone.
CREATE TABLE matters_access (
  principal TEXT NOT NULL,
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  open INTEGER NOT NULL,
  due_on TEXT NOT NULL,
  received_on TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (principal, matter_id)
) STRICT;
CREATE INDEX matters_access_due ON matters_access (principal, open, due_on, matter_id);
CREATE INDEX matters_access_received ON matters_access (principal, open, received_on, matter_id);
CREATE INDEX matters_access_kind_due ON matters_access (principal, open, kind, due_on, matter_id);
CREATE INDEX matters_access_matter ON matters_access (matter_id);

-- Persons (as keyed tokens) for whom the matter does not exist.
CREATE TABLE matters_exclusions (
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  token BLOB NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (matter_id, token)
) STRICT;
CREATE INDEX matters_exclusions_token ON matters_exclusions (token, matter_id);

-- Accounts and desks with a role in the matter, past ones too: the wall looks at history.
CREATE TABLE matters_participants (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  principal TEXT NOT NULL,
  role TEXT NOT NULL,
  from_on TEXT NOT NULL,
  until_on TEXT,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX matters_participants_matter ON matters_participants (matter_id, from_on, id);
CREATE INDEX matters_participants_principal ON matters_participants (principal, matter_id);

-- People the matter is about, sealed: persons concerned, kept out, complainant, reporter, witnesses.
CREATE TABLE matters_people (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  capacity TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX matters_people_matter ON matters_people (matter_id, capacity, id);

CREATE TABLE matters_steps (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  position INTEGER NOT NULL,
  phase TEXT NOT NULL,
  step TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'second', 'done', 'skipped')),
  responsible TEXT NOT NULL,
  due_on TEXT,
  nature TEXT NOT NULL,
  source TEXT NOT NULL,
  done_on TEXT,
  done_by TEXT,
  second_by TEXT,
  record_sealed BLOB
) STRICT;
CREATE INDEX matters_steps_matter ON matters_steps (matter_id, position, id);

CREATE TABLE matters_clocks (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  clock TEXT NOT NULL,
  extends TEXT,
  nature TEXT NOT NULL,
  period TEXT NOT NULL,
  source TEXT NOT NULL,
  started_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'stopped')),
  paused_on TEXT,
  paused_days INTEGER NOT NULL,
  pause_reason TEXT,
  stopped_on TEXT,
  reason_sealed BLOB
) STRICT;
CREATE INDEX matters_clocks_matter ON matters_clocks (matter_id, started_on, id);
CREATE INDEX matters_clocks_due ON matters_clocks (state, due_on, id);

-- One line per event. `at` is the exact millisecond for staff and midnight for reporters and citizens.
CREATE TABLE matters_timeline (
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  arguments TEXT NOT NULL,
  reporter_sees INTEGER NOT NULL,
  sealed BLOB,
  PRIMARY KEY (matter_id, seq)
) STRICT;

CREATE TABLE matters_messages (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  seq INTEGER NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  letter TEXT NOT NULL,
  sealed BLOB NOT NULL,
  read_on TEXT
) STRICT;
CREATE INDEX matters_messages_matter ON matters_messages (matter_id, seq);

CREATE TABLE matters_documents (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  size INTEGER NOT NULL,
  reporter_sees INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX matters_documents_matter ON matters_documents (matter_id, seq);

CREATE TABLE matters_tasks (
  id TEXT PRIMARY KEY,
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  step_id TEXT,
  principal TEXT NOT NULL,
  kind TEXT NOT NULL,
  due_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
  made_on TEXT NOT NULL,
  done_on TEXT
) STRICT;
CREATE INDEX matters_tasks_principal ON matters_tasks (principal, state, due_on, id);
CREATE INDEX matters_tasks_matter ON matters_tasks (matter_id, state, id);
CREATE INDEX matters_tasks_step ON matters_tasks (step_id);

CREATE TABLE matters_links (
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  other_id TEXT NOT NULL REFERENCES matters_matters (id),
  kind TEXT NOT NULL,
  PRIMARY KEY (matter_id, other_id, kind)
) STRICT;
CREATE INDEX matters_links_other ON matters_links (other_id);

-- What a return code opens. `lookup` comes from the code by Argon2id and says nothing of it.
CREATE TABLE matters_mailboxes (
  lookup BLOB PRIMARY KEY,
  matter_id TEXT NOT NULL UNIQUE REFERENCES matters_matters (id),
  public_key BLOB NOT NULL
) STRICT;
