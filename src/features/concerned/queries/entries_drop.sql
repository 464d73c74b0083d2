DELETE FROM concerned_entries WHERE concerned_id IN (SELECT id FROM concerned_people WHERE matter_id = $1)
