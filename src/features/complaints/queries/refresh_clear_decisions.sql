DELETE FROM complaints_register_figures_decisions WHERE register = $1
