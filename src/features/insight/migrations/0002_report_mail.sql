-- A report is kept in each language; those of before were made in Dutch.
CREATE TABLE insight_report_files (
  period TEXT NOT NULL,
  language TEXT NOT NULL,
  made_on TEXT NOT NULL,
  pdf BLOB NOT NULL,
  xlsx BLOB NOT NULL,
  PRIMARY KEY (period, language)
) STRICT;
INSERT INTO insight_report_files (period, language, made_on, pdf, xlsx)
SELECT period, 'nl', made_on, pdf, xlsx FROM insight_reports;
DROP TABLE insight_reports;
-- Accounts that asked for a word by mail when a report is made.
CREATE TABLE insight_report_readers (
  account_id TEXT PRIMARY KEY,
  asked_on TEXT NOT NULL
) STRICT;
