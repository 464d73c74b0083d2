DELETE FROM directory_desk_members WHERE desk_id = $1
