-- 1 while the account has the password that somebody else made for it.
ALTER TABLE auth_credentials ADD COLUMN password_first INTEGER NOT NULL DEFAULT 0;
