DELETE FROM directory_desk_members WHERE desk_id = $1 AND account_id = $2 AND wrapped IS NULL
