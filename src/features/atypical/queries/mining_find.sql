SELECT * FROM atypical_minings WHERE id = $1
