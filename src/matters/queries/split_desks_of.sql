-- Desks that have the matter but not its key.
SELECT a.principal FROM matters_access a JOIN matters_matters m ON m.id = a.matter_id
WHERE a.matter_id = $1 AND m.split_desk = 1 AND a.principal LIKE 'd:%'
  AND NOT EXISTS (SELECT 1 FROM matters_keys k WHERE k.matter_id = a.matter_id AND k.holder = a.principal)
ORDER BY a.principal
