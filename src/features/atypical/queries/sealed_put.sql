INSERT INTO atypical_sealed (owner, part, holder, sealed, generation) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (owner, part, holder) DO UPDATE SET sealed = excluded.sealed, generation = excluded.generation
