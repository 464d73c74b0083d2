-- An interest, which the authority may overrule, gives way to any other reason.
INSERT INTO matters_exclusions (matter_id, token, reason) VALUES ($1, $2, $3)
ON CONFLICT (matter_id, token) DO UPDATE SET reason = excluded.reason
WHERE matters_exclusions.reason IN ('tie', 'same_team')
