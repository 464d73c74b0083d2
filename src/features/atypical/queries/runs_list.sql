SELECT * FROM (
  SELECT r.*, CAST($1 AS INTEGER) * r.made_at AS place FROM atypical_runs r
  WHERE CAST($2 AS TEXT) = '' OR r.shadow = CASE WHEN CAST($2 AS TEXT) = 'shadow' THEN 1 ELSE 0 END
) AS listed
WHERE CAST($4 AS TEXT) = '' OR listed.place > CAST($3 AS INTEGER)
  OR (listed.place = CAST($3 AS INTEGER) AND listed.id > $4)
ORDER BY listed.place, listed.id LIMIT $5
