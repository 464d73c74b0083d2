-- Files of people that were looked through and wait for confirmation; sealed with the installation's directory key,
-- and gone once they are confirmed or a day old.
CREATE TABLE administration_imports (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  uploaded_at INTEGER NOT NULL,
  whole INTEGER NOT NULL,
  file_sealed BLOB NOT NULL
) STRICT;
