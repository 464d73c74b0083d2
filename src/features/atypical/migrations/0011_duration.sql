-- How long the detection of a run took; runs of before do not know.
ALTER TABLE atypical_runs ADD COLUMN took_milliseconds INTEGER;
