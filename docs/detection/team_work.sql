-- Several of a peer group on one subject within the window, which is not close to them: work that nobody linked, and no findings.
SELECT peer, subject
FROM pair_days JOIN peers ON peers.actor = pair_days.actor CROSS JOIN settings
WHERE unexplained > 0 AND (signs & personal) = 0 AND pair_days.day BETWEEN settings.first_day AND settings.last_day
GROUP BY peer, subject, team_actors
HAVING team_actors > 0 AND COUNT(DISTINCT pair_days.actor) >= team_actors
