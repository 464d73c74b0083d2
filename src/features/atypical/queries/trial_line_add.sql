INSERT INTO atypical_trial_lines (trial_id, officer, subject, team, role, now_times, now_first, now_points, then_times, then_first,
                                  then_points, now_keys, then_keys)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
