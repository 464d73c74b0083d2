INSERT INTO audit_lines (chain, seq, at, actor, action, matter_id, person_id, detail, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
