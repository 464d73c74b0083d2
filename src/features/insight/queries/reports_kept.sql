SELECT period FROM insight_reports ORDER BY made_on DESC, period DESC LIMIT 48
