INSERT INTO monitor_explanations (number, key, scope, kinds, before_seconds, after_seconds, least, asked_by, approved_by, approved_at,
                                  from_day)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
