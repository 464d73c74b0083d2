INSERT INTO insight_reports (period, made_on, pdf, xlsx) VALUES ($1, $2, $3, $4) ON CONFLICT (period) DO NOTHING
