UPDATE audit_heads SET hash = $2 WHERE chain = $1
