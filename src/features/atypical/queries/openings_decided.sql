SELECT o.*, c.number,
       (SELECT COUNT(*) FROM atypical_openings e WHERE e.case_id = o.case_id AND e.asked_at = o.asked_at) AS people
FROM atypical_openings o JOIN atypical_cases c ON c.id = o.case_id
WHERE o.state <> 'waiting' AND (o.asked_at < $2 OR (o.asked_at = $2 AND o.id < $3)) AND NOT EXISTS (SELECT 1 FROM atypical_officers x WHERE x.case_id = c.id AND x.officer = $1)
  AND NOT EXISTS (SELECT 1 FROM atypical_openings e
                  WHERE e.case_id = o.case_id AND e.asked_at = o.asked_at AND e.id < o.id)
ORDER BY o.asked_at DESC, o.id DESC LIMIT $4
