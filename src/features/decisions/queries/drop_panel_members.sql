DELETE FROM decisions_panel_members WHERE panel_id IN (SELECT id FROM decisions_panels WHERE matter_id = $1)
