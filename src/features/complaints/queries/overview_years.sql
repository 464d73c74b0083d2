SELECT MIN(received_year) AS first_year, MAX(received_year) AS last_year FROM complaints_register_figures_cases
WHERE register = $1 AND category = '*' AND unit_id = '*' AND received_year > 0
