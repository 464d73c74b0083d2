UPDATE monitor_explanations SET until_day = $2, ended_by = $3, ended_at = $4 WHERE number = $1 AND until_day IS NULL
