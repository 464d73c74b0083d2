SELECT m.id FROM matters_matters m
WHERE m.id > $1 AND NOT EXISTS (SELECT 1 FROM matters_figure_places p WHERE p.matter_id = m.id) ORDER BY m.id LIMIT $2
