-- Officers whose look-ups were asked: of a few nothing is told apart. NULL: counted before this was, and told as few.
ALTER TABLE atypical_proposal_groups ADD COLUMN officers INTEGER;
