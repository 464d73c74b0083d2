SELECT kind, key, MAX(points) AS points FROM atypical_parts WHERE case_id = $1
GROUP BY kind, key ORDER BY MAX(points) DESC, kind, key
