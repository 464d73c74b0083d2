INSERT INTO complaints_register_figures_decisions (register, kind, category, unit_id, received_year, recommended, final,
  allegations)
SELECT f.register, k.kind, CASE WHEN g.by_category = 1 THEN f.category ELSE '*' END,
  CASE WHEN g.by_unit = 1 THEN f.unit_id ELSE '*' END, f.received_year,
  CASE WHEN k.kind = 'finding' THEN f.recommended_finding ELSE f.recommended_outcome END,
  CASE WHEN k.kind = 'finding' THEN f.final_finding ELSE f.final_outcome END, COUNT(*)
FROM complaints_register_facts f
CROSS JOIN (SELECT 0 AS by_category, 0 AS by_unit UNION ALL SELECT 0, 1 UNION ALL SELECT 1, 0) g
CROSS JOIN (SELECT 'finding' AS kind UNION ALL SELECT 'outcome') k
WHERE f.register = $1 AND f.allegation = 1
GROUP BY 1, 2, 3, 4, 5, 6, 7
