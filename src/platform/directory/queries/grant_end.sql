UPDATE directory_grants
SET until_on = $4
WHERE account_id = $1 AND role = $2 AND unit_id = $3 AND (until_on IS NULL OR until_on > $4)
