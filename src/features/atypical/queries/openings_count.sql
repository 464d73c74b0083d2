SELECT COUNT(*) AS count FROM atypical_openings o WHERE o.state = 'waiting'
  AND NOT EXISTS (SELECT 1 FROM atypical_officers x WHERE x.case_id = o.case_id AND x.officer = $1)
  AND NOT EXISTS (SELECT 1 FROM atypical_openings e
                  WHERE e.case_id = o.case_id AND e.asked_at = o.asked_at AND e.id < o.id)
