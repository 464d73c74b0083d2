SELECT period, MAX(made_on) AS made_on FROM insight_report_files GROUP BY period ORDER BY 2 DESC, 1 DESC LIMIT 48
