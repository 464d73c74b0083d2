DELETE FROM complaints_register_figures_cases WHERE register = $1
