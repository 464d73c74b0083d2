-- What each was listed for: "kind:key" of signs and measures, with spaces between.
ALTER TABLE atypical_trial_lines ADD COLUMN now_keys TEXT NOT NULL DEFAULT '';
ALTER TABLE atypical_trial_lines ADD COLUMN then_keys TEXT NOT NULL DEFAULT '';
