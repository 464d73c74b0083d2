DELETE FROM complaints_register_figures_dates WHERE register = $1
