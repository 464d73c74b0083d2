-- When a subject's cases explain a look-up by a team mate who is assigned to none of them, or by the team: disjoint windows.
CREATE TABLE others AS
WITH reaching AS (
  SELECT DISTINCT team_subject, rules.number, CAST(starts - rules.before AS INTEGER) AS opens,
    CAST(ends + rules.after AS INTEGER) AS closes
  FROM windows
  JOIN rules ON rules.scope <> 'own' AND (rules.kinds >> kind) % 2 = 1 AND (rules.scope = 'group') = (actor = 0)
), numbered AS (
  SELECT *, SUM(starts) OVER (PARTITION BY team_subject, number ORDER BY opens, closes ROWS UNBOUNDED PRECEDING) AS island
  FROM (SELECT *, CASE WHEN opens <= MAX(closes) OVER (PARTITION BY team_subject, number ORDER BY opens, closes
                                                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                       THEN 0 ELSE 1 END AS starts FROM reaching) AS marked
)
SELECT team_subject, CAST(number AS TINYINT) AS number, MIN(opens) AS opens, MAX(closes) AS closes
FROM numbered GROUP BY team_subject, number, island
