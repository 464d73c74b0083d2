INSERT INTO directory_desk_members (desk_id, account_id, wrapped) VALUES ($1, $2, $3)
ON CONFLICT (desk_id, account_id) DO UPDATE SET wrapped = excluded.wrapped
