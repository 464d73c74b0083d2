SELECT DISTINCT f.unit_id, u.name FROM complaints_register_figures_cases f
LEFT JOIN complaints_register_units u ON u.register = f.register AND u.id = f.unit_id
WHERE f.register = $1 AND f.category = '*' AND f.unit_id <> '*'
ORDER BY f.unit_id
