-- How long a training took, where the training system says so.
ALTER TABLE complaints_training ADD COLUMN minutes INTEGER;

-- Files of training that were looked through and wait for confirmation, with the mapping that reads them; the file is
-- sealed with the installation's directory key. Gone once confirmed, or a day old when the next one comes.
CREATE TABLE complaints_training_files (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL,
  uploaded_at INTEGER NOT NULL,
  mapping TEXT NOT NULL,
  file_sealed BLOB NOT NULL
) STRICT;
