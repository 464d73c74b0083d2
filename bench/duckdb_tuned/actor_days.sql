CREATE TABLE actor_days AS
SELECT actor, day, team, COUNT(*) AS looks, COUNT(*) FILTER (verdict = 0) AS unexplained,
  COUNT(*) FILTER ((signs & 3145728) <> 0) AS off_duty, COUNT(*) FILTER ((signs & 16777216) <> 0) AS two_places,
  COUNT(*) FILTER (verdict <> 0 AND (signs & 983040) <> 0) AS vague
FROM judged
GROUP BY actor, day, team
