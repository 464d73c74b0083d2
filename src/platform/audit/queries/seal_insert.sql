INSERT INTO audit_seals (chain, seq, at, hash, signature) VALUES ($1, $2, $3, $4, $5)
