SELECT p.place FROM matters_access a JOIN matters_figure_places p ON p.matter_id = a.matter_id WHERE a.principal = $1
