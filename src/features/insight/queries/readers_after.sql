SELECT account_id FROM insight_report_readers WHERE account_id > $1 ORDER BY account_id
