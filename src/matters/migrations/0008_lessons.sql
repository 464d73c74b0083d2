-- What a closed matter taught, for figures: 'written' or 'none' (there is a reason why there is no lesson, INV-08). The
-- words themselves are sealed.
ALTER TABLE matters_matters ADD COLUMN lesson TEXT;
