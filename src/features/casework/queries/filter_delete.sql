DELETE FROM casework_filters WHERE account_id = $1 AND id = $2
