-- Footage asked for in a complaint or incident (CMP-05). Kind, state and days are plain, for the task before it is
-- overwritten and for figures; who holds it, what it shows and every note are sealed with the matter's key.
CREATE TABLE complaints_footage (
  id TEXT NOT NULL PRIMARY KEY,
  matter_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  overwritten_on TEXT,
  asked_on TEXT,
  settled_on TEXT,
  sealed BLOB NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX complaints_footage_by_matter ON complaints_footage (matter_id, id);

-- The row of a judged complaint that is to be published (Woo 3.3a): plain, as it is written to be public, without names.
CREATE TABLE complaints_publications (
  matter_id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL,
  received_on TEXT NOT NULL,
  judged_on TEXT NOT NULL,
  unit TEXT NOT NULL,
  job_title TEXT NOT NULL,
  conduct TEXT NOT NULL,
  findings TEXT NOT NULL,
  judgement TEXT NOT NULL,
  conclusions TEXT NOT NULL
) STRICT;
CREATE INDEX complaints_publications_by_day ON complaints_publications (judged_on, matter_id);

-- Participation in force training, for complaints about force (CMP-06): the latest of every course and day.
CREATE TABLE complaints_training (
  person_id TEXT NOT NULL,
  course TEXT NOT NULL,
  held_on TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (person_id, course, held_on)
) STRICT;
