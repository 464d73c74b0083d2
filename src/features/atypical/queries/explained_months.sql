SELECT month, SUM(looks) AS looks, SUM(explained) AS explained, SUM(firsts) AS firsts, SUM(firsts_explained) AS firsts_explained
FROM atypical_explained GROUP BY month ORDER BY month DESC LIMIT $1
