SELECT block, facts FROM matters_figure_blocks ORDER BY block
