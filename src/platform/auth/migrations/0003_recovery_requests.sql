-- Somebody lost the password: asked for by an administrator, weighed by the custodians of recovery. `lookup` and
-- `public_key` come from the code that the person was given; `key_wrapped` is the account's key for that code, from the
-- last agreement until it is used or its time is over.
CREATE TABLE auth_recovery_requests (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'agreed', 'refused', 'withdrawn', 'expired', 'used')),
  totp INTEGER NOT NULL,
  reason_sealed BLOB NOT NULL,
  lookup BLOB NOT NULL UNIQUE,
  public_key BLOB NOT NULL,
  key_wrapped BLOB
) STRICT;
CREATE INDEX auth_recovery_requests_account ON auth_recovery_requests (account_id, asked_at);
CREATE INDEX auth_recovery_requests_state ON auth_recovery_requests (state, expires_at);

-- What each custodian said.
CREATE TABLE auth_recovery_voices (
  request_id TEXT NOT NULL REFERENCES auth_recovery_requests (id),
  account_id TEXT NOT NULL,
  agrees INTEGER NOT NULL,
  at INTEGER NOT NULL,
  reason_sealed BLOB,
  PRIMARY KEY (request_id, account_id)
) STRICT;

-- Parts of the recovery key that custodians who agreed wrapped for the others of a set. Gone when the request ends.
CREATE TABLE auth_recovery_released (
  request_id TEXT NOT NULL REFERENCES auth_recovery_requests (id),
  custodians TEXT NOT NULL,
  position INTEGER NOT NULL,
  holder INTEGER NOT NULL,
  wrapped BLOB NOT NULL,
  PRIMARY KEY (request_id, custodians, position, holder)
) STRICT;
