INSERT INTO matters_keys (matter_id, holder, generation, wrapped) VALUES ($1, $2, $3, $4)
ON CONFLICT (matter_id, holder) DO UPDATE SET generation = excluded.generation, wrapped = excluded.wrapped
