-- How much is explained, per month and team, and by what. The first look-ups are those of an officer at a subject for the first
-- time in that month and the one before. rule '': unexplained.
CREATE TABLE atypical_explained (
  month TEXT NOT NULL,
  team TEXT NOT NULL,
  looks INTEGER NOT NULL,
  explained INTEGER NOT NULL,
  firsts INTEGER NOT NULL,
  firsts_explained INTEGER NOT NULL,
  PRIMARY KEY (month, team)
) STRICT;

CREATE TABLE atypical_explained_by (
  month TEXT NOT NULL,
  rule TEXT NOT NULL,
  looks INTEGER NOT NULL,
  firsts INTEGER NOT NULL,
  PRIMARY KEY (month, rule)
) STRICT;
