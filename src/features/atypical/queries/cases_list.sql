-- By points: an event concerns many and has none, so it comes before every case.
SELECT * FROM (
  SELECT c.*, CAST($7 AS INTEGER) * CASE WHEN CAST($6 AS TEXT) <> 'points' THEN c.opened_at
                                         WHEN c.kind = 'event' THEN 1000000000 ELSE c.points END AS place
  FROM atypical_cases c
  WHERE (CAST($1 AS TEXT) = 'all' OR c.state = $1 OR (CAST($1 AS TEXT) = '' AND c.state <> 'closed'))
    AND (CAST($2 AS TEXT) = '' OR c.group_name = $2)
    AND (CAST($3 AS TEXT) = '' OR c.kind = $3)
    AND ((CAST($4 AS TEXT) = '' AND c.shadow = 0) OR c.run_id = $4)
    AND NOT EXISTS (SELECT 1 FROM atypical_officers o WHERE o.case_id = c.id AND o.officer = $5)
) AS listed
WHERE CAST($9 AS TEXT) = '' OR listed.place > CAST($8 AS INTEGER)
  OR (listed.place = CAST($8 AS INTEGER) AND listed.id > $9)
ORDER BY listed.place, listed.id LIMIT $10
