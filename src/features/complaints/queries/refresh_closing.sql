INSERT INTO complaints_register_figures_closing (register, category, unit_id, received_year, closed, median_days, p90_days)
WITH expanded AS (
  SELECT DISTINCT f.register, CASE WHEN g.by_category = 1 THEN f.category ELSE '*' END AS category,
    CASE WHEN g.by_unit = 1 THEN f.unit_id ELSE '*' END AS unit_id, f.received_year, f.case_id, f.days_to_close
  FROM complaints_register_facts f
  CROSS JOIN (SELECT 0 AS by_category, 0 AS by_unit UNION ALL SELECT 0, 1 UNION ALL SELECT 1, 0) g
  WHERE f.register = $1 AND f.days_to_close IS NOT NULL
), ranked AS (
  SELECT register, category, unit_id, received_year, days_to_close,
    ROW_NUMBER() OVER (PARTITION BY category, unit_id, received_year ORDER BY days_to_close) AS place_number,
    COUNT(*) OVER (PARTITION BY category, unit_id, received_year) AS closed
  FROM expanded
)
-- Nearest rank: the value at place ceil(n / 2) and ceil(9 n / 10).
SELECT register, category, unit_id, received_year, MAX(closed),
  MAX(CASE WHEN place_number = (closed + 1) / 2 THEN days_to_close END),
  MAX(CASE WHEN place_number = (closed * 9 + 9) / 10 THEN days_to_close END)
FROM ranked
GROUP BY register, category, unit_id, received_year
