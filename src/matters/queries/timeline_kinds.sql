SELECT kind, actor, MAX(seq) AS newest FROM matters_timeline WHERE matter_id = $1 GROUP BY kind, actor ORDER BY newest DESC
