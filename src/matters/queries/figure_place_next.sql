SELECT COALESCE(MAX(place), -1) + 1 AS place FROM matters_figure_places
