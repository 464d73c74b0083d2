SELECT * FROM atypical_minings WHERE made_at < $1 OR (made_at = $1 AND id < $2) ORDER BY made_at DESC, id DESC LIMIT $3
