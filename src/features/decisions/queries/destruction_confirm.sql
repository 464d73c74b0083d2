UPDATE decisions_destructions SET version = version + 1, state = 'done', confirmed_on = $2, confirmed_by = $3
WHERE id = $1 AND state = 'proposed'
