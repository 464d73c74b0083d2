SELECT chain, seq, at, actor, action, matter_id, person_id, detail, hash
FROM audit_lines
WHERE chain = $1
  AND seq < $2
  AND at >= $3
  AND at < $4
  AND (CAST($5 AS TEXT) = '' OR action = $5)
  AND (CAST($6 AS TEXT) = '' OR actor = $6)
  AND matter_id = $8 AND matter_id <> ''
ORDER BY seq DESC
LIMIT $7
