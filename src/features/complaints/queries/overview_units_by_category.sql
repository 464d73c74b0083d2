SELECT f.unit_id, f.category, SUM(f.allegations) AS allegations
FROM complaints_register_figures_cases f
WHERE f.register = $1 AND f.received_year BETWEEN $2 AND $3 AND f.unit_id <> '*' AND f.category <> '*'
GROUP BY f.unit_id, f.category
ORDER BY f.unit_id, f.category
