SELECT p.id AS id, p.asked_on AS asked_on, m.advised_on AS advised_on FROM decisions_panels p, decisions_panel_members m
WHERE m.account_id = $1 AND p.id = m.panel_id AND p.state = 'open' ORDER BY p.asked_on, p.id
