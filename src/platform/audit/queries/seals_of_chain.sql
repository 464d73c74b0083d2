SELECT seq, at, hash, signature FROM audit_seals WHERE chain = $1 ORDER BY seq
