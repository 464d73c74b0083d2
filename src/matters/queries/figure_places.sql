SELECT matter_id, place FROM matters_figure_places ORDER BY place
