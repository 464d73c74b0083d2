SELECT seq, recorded_by, recorded_at, sealed FROM enquiries_custody
WHERE matter_id = $1 AND evidence_id = $2 ORDER BY seq
