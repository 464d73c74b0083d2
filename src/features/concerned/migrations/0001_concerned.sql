-- People an enquiry is about, as the force keeps in touch with them. Plain: matter, account, way and days, for lists, terms
-- and figures. Sealed with a key of the person's own: their name and every word of the entries; that key is sealed with the
-- key of the matter for who works on it, and wrapped for the person who reads on a page.
CREATE TABLE concerned_people (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  account_id TEXT,
  way TEXT NOT NULL,
  added_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  key_sealed BLOB NOT NULL,
  wrapped BLOB,
  name_sealed BLOB NOT NULL
) STRICT;
CREATE INDEX concerned_people_matter ON concerned_people (matter_id, added_on, id);
CREATE INDEX concerned_people_account ON concerned_people (account_id);
CREATE TABLE concerned_entries (
  id TEXT NOT NULL PRIMARY KEY,
  concerned_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  author TEXT NOT NULL,
  position INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  UNIQUE (concerned_id, position)
) STRICT;
-- By when somebody of each running enquiry is to be contacted: kept by the daily job and by every contact, for figures.
CREATE TABLE concerned_due (
  matter_id TEXT NOT NULL PRIMARY KEY,
  unit_id TEXT NOT NULL,
  due_on TEXT NOT NULL
) STRICT;
CREATE INDEX concerned_due_day ON concerned_due (due_on);
