SELECT seq FROM audit_seals WHERE chain = $1 ORDER BY seq DESC LIMIT 1
