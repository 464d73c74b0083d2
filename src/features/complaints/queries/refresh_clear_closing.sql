DELETE FROM complaints_register_figures_closing WHERE register = $1
