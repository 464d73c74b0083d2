INSERT INTO matters_timeline (matter_id, seq, at, actor, kind, arguments, reporter_sees, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
