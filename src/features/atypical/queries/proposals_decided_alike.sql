SELECT * FROM atypical_proposals
WHERE scope = $1 AND kinds = $2 AND before_seconds = $3 AND after_seconds = $4 AND least = $5 AND state IN ('approved', 'rejected')
  AND id <> $6
ORDER BY decided_at DESC
