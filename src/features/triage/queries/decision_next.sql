SELECT COALESCE(MAX(seq), 0) + 1 AS seq FROM triage_decisions WHERE matter_id = $1
