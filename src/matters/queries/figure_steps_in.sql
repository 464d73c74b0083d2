SELECT facts FROM matters_figure_steps WHERE month >= $1 AND month <= $2 ORDER BY month, block
