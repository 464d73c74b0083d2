-- Tables beside the look-ups are brought in too: which one, NULL for look-ups.
ALTER TABLE monitor_batches ADD COLUMN side TEXT;
CREATE INDEX monitor_batches_by_start ON monitor_batches (started_at, id);

-- Why rows of a batch were refused (text keys), and how many.
CREATE TABLE monitor_batch_refusals (
  batch_id TEXT NOT NULL REFERENCES monitor_batches (id),
  reason TEXT NOT NULL,
  refused INTEGER NOT NULL,
  PRIMARY KEY (batch_id, reason)
) STRICT;
