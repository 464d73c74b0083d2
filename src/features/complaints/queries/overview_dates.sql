SELECT received_year, cases, no_incident, no_received, no_closed FROM complaints_register_figures_dates
WHERE register = $1 AND received_year BETWEEN $2 AND $3
ORDER BY received_year
