SELECT account_id, agrees, at, reason_sealed FROM auth_recovery_voices
WHERE request_id = $1
ORDER BY at, account_id
