-- The monthly listing (CMP-02) and the half-yearly report as they were made by schedule. They hold figures alone, small
-- numbers left out.
CREATE TABLE insight_reports (
  period TEXT PRIMARY KEY,
  made_on TEXT NOT NULL,
  pdf BLOB NOT NULL,
  xlsx BLOB NOT NULL
) STRICT;
