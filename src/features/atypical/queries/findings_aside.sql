SELECT officer, subject, MAX(aside_until) AS until FROM atypical_findings WHERE aside_until IS NOT NULL
GROUP BY officer, subject ORDER BY officer, subject
