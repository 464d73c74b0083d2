SELECT category, received_year, cases, allegations FROM complaints_register_figures_cases
WHERE register = $1 AND unit_id = $2 AND received_year BETWEEN $3 AND $4
ORDER BY received_year, category
