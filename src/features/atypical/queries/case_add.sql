INSERT INTO atypical_cases (id, number, run_id, shadow, kind, officer, subject, group_name, points, first_day, last_day,
                            state, opened_at, stood_out)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open', $12, $13)
