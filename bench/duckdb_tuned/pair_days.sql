CREATE TABLE pair_days AS
SELECT actor, subject, day, COUNT(*) AS looks, COUNT(*) AS unexplained, BIT_OR(signs) AS signs,
  COALESCE(MIN(CASE WHEN (signs & 12582912) <> 0 THEN basis END), 0) AS basis,
  COALESCE(MIN(CASE WHEN reason <> 0 THEN reason END), 0) AS reason
FROM judged
WHERE verdict = 0 AND subject <> 0
GROUP BY actor, subject, day
