SELECT block, facts FROM matters_figure_steps WHERE month = $1 ORDER BY block DESC LIMIT 1
