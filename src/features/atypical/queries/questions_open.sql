SELECT COUNT(*) AS count FROM atypical_questions q JOIN atypical_cases c ON c.id = q.case_id
WHERE q.officer = $1 AND q.answered_on IS NULL AND c.state <> 'closed'
