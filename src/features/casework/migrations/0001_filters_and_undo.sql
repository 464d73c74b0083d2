-- How a person likes to look at the queue. The name is sealed with a key that only their own account opens; the path
-- holds codes alone.
CREATE TABLE casework_filters (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  path TEXT NOT NULL,
  name_sealed BLOB NOT NULL
) STRICT;
CREATE INDEX casework_filters_account ON casework_filters (account_id, id);

-- What a person last gave to somebody in one go, so that they can take it back for a short time. `event` is the last
-- line of the matter's timeline then: a later one says that somebody acted.
CREATE TABLE casework_given (
  account_id TEXT NOT NULL,
  matter_id TEXT NOT NULL,
  given_to TEXT NOT NULL,
  given_at INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (account_id, matter_id)
) STRICT;
CREATE INDEX casework_given_at ON casework_given (given_at);
