-- A desk's earlier secret keys, each wrapped for the public key of the next generation: re-wrapping thousands of matter
-- keys takes several transactions, and one that was stopped half-way must be able to go on.
CREATE TABLE directory_desk_past_keys (
  desk_id TEXT NOT NULL REFERENCES directory_desks (id),
  generation INTEGER NOT NULL,
  wrapped BLOB NOT NULL,
  PRIMARY KEY (desk_id, generation)
) STRICT;
