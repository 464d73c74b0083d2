INSERT INTO complaints_register_figures_dates (register, received_year, cases, no_incident, no_received, no_closed)
SELECT register, received_year, COUNT(*), SUM(CASE WHEN incident_on IS NULL THEN 1 ELSE 0 END),
  SUM(CASE WHEN received_on IS NULL THEN 1 ELSE 0 END), SUM(CASE WHEN closed_on IS NULL THEN 1 ELSE 0 END)
FROM complaints_register_cases
WHERE register = $1
GROUP BY register, received_year
