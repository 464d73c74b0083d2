-- Of a control: it was a finding, which whoever judges it is not shown.
ALTER TABLE atypical_cases ADD COLUMN stood_out INTEGER NOT NULL DEFAULT 0;
