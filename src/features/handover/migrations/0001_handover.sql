-- What was opened out of a matter, when and by whom. Plain: procedure, day, account and the key of the ground. Sealed with
-- the key of the matter it comes from: agreement, words passed on, and the list of documents that went along.
CREATE TABLE handover_handovers (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  procedure TEXT NOT NULL,
  ground TEXT NOT NULL,
  made_on TEXT NOT NULL,
  made_by TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX handover_handovers_matter ON handover_handovers (matter_id, made_on, id);
CREATE INDEX handover_handovers_day ON handover_handovers (made_on);
