UPDATE atypical_minings
SET finished = 1, first_day = $2, last_day = $3, content = $4, teams = $5, teams_asked = $6, looks_in_all = $7, one_of_officers = $8,
    looks = $9, unexplained = $10, firsts = $11, firsts_unexplained = $12, looks_asked = $13, firsts_asked = $14, firsts_reached = $15,
    links = $16
WHERE id = $1
