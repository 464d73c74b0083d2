SELECT * FROM matters_timeline
WHERE matter_id = $1 AND seq < $2
  AND (CAST($3 AS TEXT) = '' OR kind = $3)
  AND (CAST($4 AS TEXT) = '' OR actor = $4)
ORDER BY seq DESC LIMIT $5
