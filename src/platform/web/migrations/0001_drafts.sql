-- What somebody typed into a form after the session had ended. Sealed under a key that only a cookie holds.
CREATE TABLE web_drafts (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  path TEXT NOT NULL,
  sealed BLOB NOT NULL,
  made_on TEXT NOT NULL
) STRICT;
CREATE INDEX web_drafts_by_day ON web_drafts (made_on);
