SELECT code, word FROM matters_figure_words WHERE sort = $1 ORDER BY code
