SELECT COUNT(*) AS count FROM atypical_questions q JOIN atypical_cases c ON c.id = q.case_id
JOIN atypical_officers x ON x.case_id = q.case_id AND x.officer = q.officer
WHERE q.officer = $1 AND q.answered_on IS NULL AND c.state <> 'closed' AND x.outcome IS NULL
