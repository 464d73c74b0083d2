SELECT count(*) AS waiting
FROM auth_recovery_requests r
WHERE r.state = 'asked' AND r.expires_at > $2 AND r.account_id <> $1 AND r.asked_by <> $1
  AND NOT EXISTS (SELECT 1 FROM auth_recovery_voices v WHERE v.request_id = r.id AND v.account_id = $1)
  AND NOT EXISTS (SELECT 1 FROM auth_recovery_barred b WHERE b.request_id = r.id AND b.account_id = $1)
