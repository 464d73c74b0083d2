INSERT INTO decisions_panel_members (panel_id, account_id, wrapped) VALUES ($1, $2, $3)
ON CONFLICT (panel_id, account_id) DO NOTHING
