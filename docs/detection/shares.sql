-- How much each rule explains, per team and local day: look-ups by their verdict, and of these the first that the officer
-- had in the team at the subject.
WITH local AS (
  SELECT looks.*, CAST(FLOOR((looks.moment + COALESCE(
      (SELECT ARG_MAX(offsets.seconds, offsets.starts) FROM offsets WHERE offsets.starts <= looks.moment),
      (SELECT ARG_MIN(offsets.seconds, offsets.starts) FROM offsets))) / 86400.0) AS INTEGER) AS day,
    ROW_NUMBER() OVER (PARTITION BY team, actor, subject ORDER BY moment, basis, source, reason, place) AS turn
  FROM looks
)
SELECT local.team, local.day, judged.verdict, COUNT(*) AS looks,
  SUM(CASE WHEN local.subject <> 0 AND local.turn = 1 THEN 1 ELSE 0 END) AS first_looks
FROM local JOIN judged ON judged.id = local.id
GROUP BY local.team, local.day, judged.verdict
