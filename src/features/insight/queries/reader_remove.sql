DELETE FROM insight_report_readers WHERE account_id = $1
