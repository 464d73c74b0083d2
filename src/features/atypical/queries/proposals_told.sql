SELECT p.*, m.made_at, m.first_day, m.last_day, m.firsts_asked, m.looks_asked
FROM atypical_proposals p JOIN atypical_minings m ON m.id = p.mining_id
WHERE (m.made_at < $1 OR (m.made_at = $1 AND p.id < $2)) AND (CAST($3 AS TEXT) = '' OR p.state = $3)
ORDER BY m.made_at DESC, p.id DESC LIMIT $4
