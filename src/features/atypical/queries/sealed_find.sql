SELECT sealed, generation FROM atypical_sealed WHERE owner = $1 AND part = $2 AND holder = $3
