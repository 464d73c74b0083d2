-- What custodians are asked for besides an account: matters that nobody can open any more, and other custodians. There is
-- no code then: `lookup` is the request's own id and `public_key` is empty. `subject`: the ids of the matters, or how many
-- custodians are needed and their accounts.
ALTER TABLE auth_recovery_requests ADD COLUMN purpose TEXT NOT NULL DEFAULT 'account'
  CHECK (purpose IN ('account', 'matters', 'custodians'));
ALTER TABLE auth_recovery_requests ADD COLUMN subject TEXT NOT NULL DEFAULT '';

-- Custodians for whom a request does not exist: they are kept out of a matter it is about.
CREATE TABLE auth_recovery_barred (
  request_id TEXT NOT NULL REFERENCES auth_recovery_requests (id),
  account_id TEXT NOT NULL,
  PRIMARY KEY (request_id, account_id)
) STRICT;
