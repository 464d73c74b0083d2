SELECT * FROM atypical_cases WHERE officer = $1 AND shadow = 0 AND kind = 'case' AND id <> $2
ORDER BY opened_at DESC, id LIMIT 20
