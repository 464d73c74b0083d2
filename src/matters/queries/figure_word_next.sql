SELECT COALESCE(MAX(code), 0) + 1 AS code FROM matters_figure_words WHERE sort = $1
