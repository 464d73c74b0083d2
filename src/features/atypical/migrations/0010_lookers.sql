-- Officers of the team who looked that month: of a few nothing is told apart. NULL: counted before this was.
ALTER TABLE atypical_explained ADD COLUMN officers INTEGER;
