SELECT f.case_id, f.officer, f.subject FROM atypical_findings f JOIN atypical_cases c ON c.id = f.case_id
WHERE c.shadow = 0 AND c.kind = 'case' AND f.first_day <= $2 AND f.last_day >= $1
UNION
SELECT c.id AS case_id, x.officer, c.subject FROM atypical_cases c JOIN atypical_officers x ON x.case_id = c.id
WHERE c.shadow = 0 AND c.kind = 'event' AND c.first_day <= $2 AND c.last_day >= $1
