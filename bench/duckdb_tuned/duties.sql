-- Duties with the grace around them, for each officer and UTC day: disjoint windows under a single key.
CREATE TABLE duties AS
WITH spans AS (
  SELECT actor, starts - grace AS opens, ends + grace AS closes FROM spells CROSS JOIN settings WHERE kind = 'duty'
), numbered AS (
  SELECT *, SUM(starts) OVER (PARTITION BY actor ORDER BY opens, closes ROWS UNBOUNDED PRECEDING) AS island
  FROM (SELECT *, CASE WHEN opens <= MAX(closes) OVER (PARTITION BY actor ORDER BY opens, closes
                                                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                       THEN 0 ELSE 1 END AS starts FROM spans)
), joined AS (
  SELECT actor, MIN(opens) AS opens, MAX(closes) AS closes FROM numbered GROUP BY actor, island
)
SELECT actor << 32 | UNNEST(RANGE(opens // 86400, closes // 86400 + 1)) AS actor_day, CAST(opens AS INTEGER) AS opens,
  CAST(closes AS INTEGER) AS closes
FROM joined
