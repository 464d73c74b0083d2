INSERT INTO directory_desk_members (desk_id, account_id, wrapped) VALUES ($1, $2, NULL)
