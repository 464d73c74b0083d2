-- Which matters a file belongs to: it is removed when the last of them is destroyed. A file of before this list belongs
-- to none here and stays.
CREATE TABLE matters_file_uses (
  matter_id TEXT NOT NULL REFERENCES matters_matters (id),
  file TEXT NOT NULL,
  PRIMARY KEY (matter_id, file)
) STRICT;
CREATE INDEX matters_file_uses_file ON matters_file_uses (file);
