INSERT INTO directory_desk_past_keys (desk_id, generation, wrapped) VALUES ($1, $2, $3)
