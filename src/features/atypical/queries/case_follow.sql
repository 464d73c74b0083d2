INSERT INTO atypical_cases (id, number, run_id, shadow, kind, officer, subject, group_name, points, first_day, last_day,
                            state, opened_at, from_control)
VALUES ($1, $2, $3, 0, 'case', $4, 0, $5, 0, $6, $7, 'open', $8, $9)
