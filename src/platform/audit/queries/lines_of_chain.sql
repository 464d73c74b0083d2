SELECT chain, seq, at, actor, action, matter_id, person_id, detail, hash
FROM audit_lines
WHERE chain = $1
ORDER BY seq
