CREATE TABLE directory_units (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  parent_id TEXT REFERENCES directory_units (id),
  path TEXT NOT NULL
) STRICT;

-- Name and mail are sealed with the installation's directory key.
CREATE TABLE directory_people (
  id TEXT PRIMARY KEY,
  personnel_number TEXT NOT NULL UNIQUE,
  name BLOB NOT NULL,
  mail BLOB NOT NULL,
  unit_id TEXT NOT NULL REFERENCES directory_units (id),
  function TEXT NOT NULL,
  category TEXT NOT NULL,
  joined_on TEXT,
  left_on TEXT
) STRICT;
CREATE INDEX directory_people_unit ON directory_people (unit_id);

-- Keyed tokens of a person's number, name forms and name words (name_forms.h).
CREATE TABLE directory_people_tokens (
  token BLOB NOT NULL,
  person_id TEXT NOT NULL REFERENCES directory_people (id),
  PRIMARY KEY (token, person_id)
) STRICT;
CREATE INDEX directory_people_tokens_person ON directory_people_tokens (person_id);

-- Who can sign in. What opens an account belongs to auth (auth_credentials).
CREATE TABLE directory_accounts (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL UNIQUE REFERENCES directory_people (id),
  sign_in_name TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL,
  public_key BLOB NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE directory_grants (
  account_id TEXT NOT NULL REFERENCES directory_accounts (id),
  role TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES directory_units (id),
  from_on TEXT NOT NULL,
  until_on TEXT,
  PRIMARY KEY (account_id, role, unit_id, from_on)
) STRICT;
CREATE INDEX directory_grants_role ON directory_grants (role);

CREATE TABLE directory_desks (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  public_key BLOB NOT NULL,
  generation INTEGER NOT NULL
) STRICT;

-- wrapped: the desk's secret key for this member; NULL while the member is proposed and not yet admitted.
CREATE TABLE directory_desk_members (
  desk_id TEXT NOT NULL REFERENCES directory_desks (id),
  account_id TEXT NOT NULL REFERENCES directory_accounts (id),
  wrapped BLOB,
  PRIMARY KEY (desk_id, account_id)
) STRICT;
CREATE INDEX directory_desk_members_account ON directory_desk_members (account_id);
