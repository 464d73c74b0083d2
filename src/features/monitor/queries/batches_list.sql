SELECT * FROM (
  SELECT b.*, CAST($1 AS INTEGER) * b.started_at AS place FROM monitor_batches b
  WHERE CAST($2 AS TEXT) = '' OR COALESCE(b.side, 'look_ups') = $2
) AS listed
WHERE CAST($4 AS TEXT) = '' OR listed.place > CAST($3 AS INTEGER)
  OR (listed.place = CAST($3 AS INTEGER) AND listed.id > $4)
ORDER BY listed.place, listed.id LIMIT $5
