SELECT p.place FROM matters_exclusions e JOIN matters_figure_places p ON p.matter_id = e.matter_id WHERE e.token = $1
