UPDATE audit_heads SET seq = seq + 1 WHERE chain = $1
