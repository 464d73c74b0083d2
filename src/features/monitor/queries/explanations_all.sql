SELECT * FROM monitor_explanations ORDER BY number
