-- What was decided about each person of an event (of other kinds the case itself says it). decision_id: of what was decided
-- about several at once, under which its reasons are sealed.
ALTER TABLE atypical_officers ADD COLUMN outcome TEXT;
ALTER TABLE atypical_officers ADD COLUMN closed_on TEXT;
ALTER TABLE atypical_officers ADD COLUMN closed_by TEXT;
ALTER TABLE atypical_officers ADD COLUMN matter_id TEXT;
ALTER TABLE atypical_officers ADD COLUMN decision_id TEXT;
CREATE INDEX atypical_officers_by_matter ON atypical_officers (matter_id);

-- Of a case: the doubtful control that it came from. Once only.
ALTER TABLE atypical_cases ADD COLUMN from_control TEXT;
CREATE UNIQUE INDEX atypical_cases_from_control ON atypical_cases (from_control);
