SELECT * FROM decisions_destructions
WHERE (proposed_on, id) < ($1, $2)
ORDER BY proposed_on DESC, id DESC LIMIT $3
