INSERT INTO atypical_runs (id, shadow, first_day, day, content, look_ups, unexplained, officers, ranked,
                           budget_thousandths, cases, events, controls, made_at, pairs_plain, pairs_left_out,
                           took_milliseconds)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
