INSERT INTO audit_heads (chain, seq, hash) VALUES ($1, 0, $2)
ON CONFLICT (chain) DO NOTHING
