SELECT unit_id, COUNT(*) AS count FROM concerned_due WHERE due_on < $1 GROUP BY unit_id ORDER BY unit_id
