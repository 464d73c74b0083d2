SELECT id, account_id, role, grounds, leaver, asked_by, asked_on, state, decided_by, decided_on, reason_sealed
FROM matters_conflicts
WHERE matter_id = $1
ORDER BY asked_on, id
