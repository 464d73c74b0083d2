DELETE FROM casework_given WHERE matter_id = $1
