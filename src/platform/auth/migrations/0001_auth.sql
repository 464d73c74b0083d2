-- What opens an account: its secret key sealed under the password's key, its TOTP secret sealed with the installation's
-- directory key, and the secret key wrapped for the recovery key when there is one.
CREATE TABLE auth_credentials (
  account_id TEXT PRIMARY KEY,
  salt BLOB NOT NULL,
  operations INTEGER NOT NULL,
  memory_bytes INTEGER NOT NULL,
  key_sealed BLOB NOT NULL,
  totp_sealed BLOB NOT NULL,
  totp_step INTEGER NOT NULL DEFAULT 0,
  recovery_wrapped BLOB
) STRICT;

-- The secret itself is in the cookie alone; from it come the hash kept here and the key that opens key_sealed.
CREATE TABLE auth_sessions (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  secret_hash BLOB NOT NULL,
  key_sealed BLOB NOT NULL,
  started_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  device TEXT NOT NULL
) STRICT;
CREATE INDEX auth_sessions_account ON auth_sessions (account_id);

-- One row per attempt that has not succeeded (yet): keyed tokens of the name and of the device, or of "strangers".
CREATE TABLE auth_failures (
  id TEXT PRIMARY KEY,
  name_token BLOB NOT NULL,
  device_token BLOB NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX auth_failures_name ON auth_failures (name_token, device_token, at);
CREATE INDEX auth_failures_at ON auth_failures (at);

CREATE TABLE auth_tokens (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  label TEXT NOT NULL,
  secret_hash BLOB NOT NULL UNIQUE,
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX auth_tokens_account ON auth_tokens (account_id);

-- One row, once recovery is set up (docs/decisions/0005-recovery-by-nested-seals.md).
CREATE TABLE auth_recovery (
  id INTEGER PRIMARY KEY,
  public_key BLOB NOT NULL,
  needed INTEGER NOT NULL
) STRICT;
CREATE TABLE auth_recovery_custodians (
  position INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL UNIQUE
) STRICT;
-- custodians: their positions, as "0 2 3".
CREATE TABLE auth_recovery_shares (
  custodians TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT;
