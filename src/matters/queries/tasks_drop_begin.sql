UPDATE matters_tasks SET state = 'dropped', done_on = $3
WHERE matter_id = $1 AND state = 'open' AND substr(kind, 1, length(CAST($2 AS TEXT))) = $2
