INSERT INTO complaints_register_figures_cases (register, category, unit_id, received_year, cases, allegations)
SELECT f.register, CASE WHEN g.by_category = 1 THEN f.category ELSE '*' END,
  CASE WHEN g.by_unit = 1 THEN f.unit_id ELSE '*' END, f.received_year, COUNT(DISTINCT f.case_id), SUM(f.allegation)
FROM complaints_register_facts f
CROSS JOIN (SELECT 0 AS by_category, 0 AS by_unit UNION ALL SELECT 0, 1 UNION ALL SELECT 1, 0 UNION ALL SELECT 1, 1) g
WHERE f.register = $1
GROUP BY 1, 2, 3, 4
