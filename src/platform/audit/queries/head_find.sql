SELECT seq, hash FROM audit_heads WHERE chain = $1
