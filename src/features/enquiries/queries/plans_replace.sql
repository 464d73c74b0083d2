UPDATE enquiries_plans SET state = 'replaced', version = version + 1
WHERE matter_id = $1 AND state = 'approved' AND id <> $2
