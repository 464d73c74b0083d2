INSERT INTO atypical_findings (case_id, position, officer, subject, first_day, last_day, points, aside_until)
VALUES ($1, $2, $3, $4, $5, $6, 0, $7)
