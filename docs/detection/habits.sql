-- How often each officer looked in a system (kind 0), in a stretch of four hours of the local day (1) and from a place (2),
-- over all days there are; a UTC day on which the officer was in two teams counts twice.
WITH local AS (
  SELECT looks.*, looks.moment // 86400 * 4294967296 + looks.team AS day, (looks.moment + COALESCE(
      (SELECT ARG_MAX(offsets.seconds, offsets.starts) FROM offsets WHERE offsets.starts <= looks.moment),
      (SELECT ARG_MIN(offsets.seconds, offsets.starts) FROM offsets))) // 14400 % 6 AS hours
  FROM looks
), habits AS (
  SELECT id, actor, day, 0 AS kind, source AS value FROM local
  UNION ALL SELECT id, actor, day, 1, hours FROM local
  UNION ALL SELECT id, actor, day, 2, place FROM local WHERE place <> 0
)
SELECT habits.actor, habits.kind, habits.value, COUNT(DISTINCT habits.day) AS days, COUNT(*) AS looks,
  SUM(CASE WHEN judged.verdict = 0 THEN 1 ELSE 0 END) AS unexplained
FROM habits JOIN judged ON judged.id = habits.id
GROUP BY habits.actor, habits.kind, habits.value
