SELECT facts FROM matters_figure_blocks WHERE block = $1
