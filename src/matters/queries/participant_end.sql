UPDATE matters_participants SET until_on = $4, reason = $5
WHERE matter_id = $1 AND principal = $2 AND role = $3 AND until_on IS NULL
