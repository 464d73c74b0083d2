INSERT INTO matters_figure_places (matter_id, place) VALUES ($1, $2)
