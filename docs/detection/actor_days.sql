-- All look-ups, per officer, local day and team.
WITH local AS (
  SELECT looks.*, CAST(FLOOR((looks.moment + COALESCE(
      (SELECT ARG_MAX(offsets.seconds, offsets.starts) FROM offsets WHERE offsets.starts <= looks.moment),
      (SELECT ARG_MIN(offsets.seconds, offsets.starts) FROM offsets))) / 86400.0) AS INTEGER) AS day
  FROM looks
)
SELECT local.actor, local.day, local.team, COUNT(*) AS looks,
  SUM(CASE WHEN judged.verdict = 0 THEN 1 ELSE 0 END) AS unexplained,
  SUM(CASE WHEN (judged.signs & 3145728) <> 0 THEN 1 ELSE 0 END) AS off_duty,
  SUM(CASE WHEN (judged.signs & 16777216) <> 0 THEN 1 ELSE 0 END) AS two_places,
  SUM(CASE WHEN judged.verdict <> 0 AND (judged.signs & 983040) <> 0 THEN 1 ELSE 0 END) AS vague
FROM local JOIN judged ON judged.id = local.id
GROUP BY local.actor, local.day, local.team
