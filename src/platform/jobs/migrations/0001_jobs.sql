-- Long work, one row a job. A node holds a running job by a lease, which it renews in every step; a waiting job
-- is due from lease_until on. attempts counts the times it was taken up since a step last succeeded.
CREATE TABLE jobs_jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  cursor TEXT NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  result TEXT NOT NULL,
  problem TEXT NOT NULL,
  owner TEXT NOT NULL,
  node TEXT NOT NULL,
  lease_until INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  started_at INTEGER NOT NULL
) STRICT;
CREATE INDEX jobs_jobs_due ON jobs_jobs (kind, state, lease_until);

-- The last local day for which each daily piece of work was done.
CREATE TABLE jobs_daily (
  kind TEXT PRIMARY KEY,
  done_for TEXT NOT NULL
) STRICT;
