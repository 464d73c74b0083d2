SELECT * FROM decisions_panel_members WHERE panel_id = $1 ORDER BY account_id
