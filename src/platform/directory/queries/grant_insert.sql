INSERT INTO directory_grants (account_id, role, unit_id, from_on, until_on) VALUES ($1, $2, $3, $4, NULL)
ON CONFLICT (account_id, role, unit_id, from_on) DO UPDATE SET until_on = NULL
