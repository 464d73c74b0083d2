SELECT code FROM matters_figure_words WHERE sort = $1 AND word = $2
