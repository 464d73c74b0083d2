SELECT * FROM decisions_views WHERE consultation_id = $1 ORDER BY invited_on, account_id
