SELECT received_year, closed, median_days, p90_days FROM complaints_register_figures_closing
WHERE register = $1 AND category = $2 AND unit_id = $3 AND received_year BETWEEN $4 AND $5
ORDER BY received_year
