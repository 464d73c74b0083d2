SELECT * FROM decisions_destructions ORDER BY proposed_on DESC, id
