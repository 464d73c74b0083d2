-- Look-ups of interest (unexplained, or with a sign that counts though explained), per officer, subject and local day.
WITH local AS (
  SELECT looks.*, CAST(FLOOR((looks.moment + COALESCE(
      (SELECT ARG_MAX(offsets.seconds, offsets.starts) FROM offsets WHERE offsets.starts <= looks.moment),
      (SELECT ARG_MIN(offsets.seconds, offsets.starts) FROM offsets))) / 86400.0) AS INTEGER) AS day
  FROM looks
)
SELECT local.actor, local.subject, local.day, COUNT(*) AS looks,
  SUM(CASE WHEN judged.verdict = 0 THEN 1 ELSE 0 END) AS unexplained, BIT_OR(judged.signs) AS signs,
  COALESCE(MIN(CASE WHEN (judged.signs & 12582912) <> 0 THEN local.basis END), 0) AS basis,
  COALESCE(MIN(CASE WHEN judged.verdict = 0 AND local.reason <> 0 THEN local.reason END), 0) AS reason
FROM local JOIN judged ON judged.id = local.id CROSS JOIN settings
WHERE local.subject <> 0 AND (judged.verdict = 0 OR (judged.signs & settings.always) <> 0)
GROUP BY local.actor, local.subject, local.day
