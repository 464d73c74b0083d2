UPDATE matters_matters SET subject_sealed = $2, retain_until = NULL, version = version + 1
WHERE id = $1 AND state = 'closed' AND retain_until < $3
