SELECT id, number, kind, COALESCE(unit_id, '') AS unit_id, closed_on, retain_until FROM matters_matters
WHERE state = 'closed' AND retain_until < $1 AND (retain_until, number) > ($3, $4) AND NOT EXISTS (
  SELECT 1 FROM matters_exclusions WHERE matters_exclusions.matter_id = matters_matters.id AND token = $2)
ORDER BY retain_until, number LIMIT $5
