UPDATE decisions_views SET given_on = $3, sealed = $4
WHERE consultation_id = $1 AND account_id = $2 AND given_on IS NULL
