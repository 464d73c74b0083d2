DELETE FROM matters_tasks WHERE matter_id = $1
