INSERT INTO insight_report_files (period, language, made_on, pdf, xlsx) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (period, language) DO NOTHING
