SELECT asked_on FROM insight_report_readers WHERE account_id = $1
