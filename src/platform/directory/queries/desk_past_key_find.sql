SELECT wrapped FROM directory_desk_past_keys WHERE desk_id = $1 AND generation = $2
