SELECT place FROM matters_figure_places WHERE matter_id = $1
