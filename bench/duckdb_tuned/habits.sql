-- Days are counted by counting rows that were first added up by day.
CREATE TABLE habits AS
WITH by_day AS (
  SELECT actor, team, utc_day, source, (moment + 3600) // 14400 % 6 AS hours, place, COUNT(*) AS looks,
    COUNT(*) FILTER (verdict = 0) AS unexplained
  FROM judged
  GROUP BY actor, team, utc_day, source, hours, place
), habits AS (
  SELECT actor, team, utc_day, 0 AS kind, source AS value, SUM(looks) AS looks, SUM(unexplained) AS unexplained
  FROM by_day GROUP BY actor, team, utc_day, source
  UNION ALL SELECT actor, team, utc_day, 1, hours, SUM(looks), SUM(unexplained) FROM by_day GROUP BY actor, team, utc_day, hours
  UNION ALL SELECT actor, team, utc_day, 2, place, SUM(looks), SUM(unexplained) FROM by_day WHERE place <> 0
  GROUP BY actor, team, utc_day, place
)
SELECT actor, kind, value, COUNT(*) AS days, SUM(looks) AS looks, SUM(unexplained) AS unexplained
FROM habits GROUP BY actor, kind, value
