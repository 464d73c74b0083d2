INSERT INTO insight_report_readers (account_id, asked_on) VALUES ($1, $2) ON CONFLICT (account_id) DO NOTHING
