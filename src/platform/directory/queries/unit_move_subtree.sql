UPDATE directory_units
SET path = CAST($2 AS TEXT) || substr(path, length(CAST($1 AS TEXT)) + 1)
WHERE substr(path, 1, length(CAST($1 AS TEXT))) = CAST($1 AS TEXT)
