-- Many officers of several peer groups on one subject within a few days: one event, not as many cases. Stretches that overlap or touch are one.
WITH days AS (
  SELECT DISTINCT pair_days.subject, pair_days.day, pair_days.actor, peers.peer
  FROM pair_days JOIN peers ON peers.actor = pair_days.actor CROSS JOIN settings
  WHERE unexplained > 0 AND day BETWEEN first_day AND last_day AND event_actors > 0
), begins AS (
  SELECT DISTINCT subject, day - n.back AS begins
  FROM days CROSS JOIN settings JOIN (SELECT UNNEST(RANGE(0, 31)) AS back) AS n ON n.back < event_days
), stretches AS (
  SELECT begins.subject, MIN(days.day) AS first_day, MAX(days.day) AS last_day
  FROM begins CROSS JOIN settings
  JOIN days ON days.subject = begins.subject AND days.day BETWEEN begins.begins AND begins.begins + event_days - 1
  GROUP BY begins.subject, begins.begins, settings.event_actors, settings.event_groups
  HAVING COUNT(DISTINCT days.actor) >= settings.event_actors AND COUNT(DISTINCT days.peer) >= LEAST(settings.event_groups, (
    SELECT COUNT(DISTINCT peers.peer) FROM actor_days JOIN peers ON peers.actor = actor_days.actor))
), numbered AS (
  SELECT *, CASE WHEN first_day <= 1 + MAX(last_day) OVER (PARTITION BY subject ORDER BY first_day, last_day
                                                             ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                 THEN 0 ELSE 1 END AS starts
  FROM (SELECT DISTINCT subject, first_day, last_day FROM stretches) AS different
), islands AS (
  SELECT *, SUM(starts) OVER (PARTITION BY subject ORDER BY first_day, last_day ROWS UNBOUNDED PRECEDING) AS island
  FROM numbered
), joined AS (
  SELECT subject, MIN(first_day) AS first_day, MAX(last_day) AS last_day FROM islands GROUP BY subject, island
)
SELECT joined.subject, joined.first_day, joined.last_day, COUNT(DISTINCT days.actor) AS actors
FROM joined JOIN days ON days.subject = joined.subject AND days.day BETWEEN joined.first_day AND joined.last_day
GROUP BY joined.subject, joined.first_day, joined.last_day
