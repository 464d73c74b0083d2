-- The monthly report on complaints, as it stood when the month was over: what is plain of each complaint, and no name.
CREATE TABLE complaints_months (
  month TEXT NOT NULL PRIMARY KEY,
  made_on TEXT NOT NULL
) STRICT;
CREATE TABLE complaints_month_rows (
  month TEXT NOT NULL,
  matter_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  number TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  category TEXT NOT NULL,
  phase TEXT NOT NULL,
  procedure_key TEXT NOT NULL,
  received_on TEXT NOT NULL,
  closed_on TEXT,
  outcome TEXT NOT NULL,
  outside INTEGER NOT NULL,
  PRIMARY KEY (month, matter_id)
) STRICT;
CREATE INDEX complaints_month_rows_matter ON complaints_month_rows (matter_id);
