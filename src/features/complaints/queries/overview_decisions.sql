SELECT recommended, final, SUM(allegations) AS allegations FROM complaints_register_figures_decisions
WHERE register = $1 AND kind = $2 AND category = $3 AND unit_id = $4 AND received_year BETWEEN $5 AND $6
GROUP BY recommended, final ORDER BY recommended, final
