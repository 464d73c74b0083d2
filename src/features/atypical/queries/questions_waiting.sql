SELECT COUNT(*) AS count FROM atypical_questions q
JOIN atypical_officers x ON x.case_id = q.case_id AND x.officer = q.officer
WHERE q.case_id = $1 AND q.answered_on IS NULL AND x.outcome IS NULL
