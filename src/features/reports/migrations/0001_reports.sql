-- Reporting. No row holds an address, a user agent or a moment closer than the day.

-- Somebody with a return code, for half an hour. What the row holds opens with the browser's cookie alone, and says
-- the same whether the code opens a mailbox or not (docs/decisions/0006-mailbox-session.md).
CREATE TABLE reports_sessions (
  lookup BLOB PRIMARY KEY,
  made_on TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX reports_sessions_made ON reports_sessions (made_on);

-- Files that came in with a form that had to be looked at again. Name, type and key are sealed with a key that only
-- the form in the browser holds.
CREATE TABLE reports_uploads (
  id TEXT PRIMARY KEY,
  made_on TEXT NOT NULL,
  file TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX reports_uploads_made ON reports_uploads (made_on, id);
