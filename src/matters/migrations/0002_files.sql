-- Which files of the files folder belong to a matter. The name stands sealed in the document as well, where nobody but
-- the matter's people can read it; a file that no row names is forgotten, and the daily sweep removes it.
CREATE TABLE matters_files (
  file TEXT PRIMARY KEY,
  made_on TEXT NOT NULL
) STRICT;
