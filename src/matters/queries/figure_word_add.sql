INSERT INTO matters_figure_words (sort, code, word) VALUES ($1, $2, $3)
