-- The explanation of each look-up: the number of the first rule that holds, or 0.
-- A rule holds when the subject is linked to a case that somebody of the team is assigned to whom the rule counts (the
-- officer: own; another of the team: mate; the team as a whole: group), within its window around that assignment.
WITH windows AS (
  SELECT assignments.team, links.subject, assignments.basis, assignments.actor, rules.number, rules.scope,
    rules.only_the_said, assignments.starts - rules.before AS opens, assignments.ends + rules.after AS closes
  FROM assignments
  JOIN links ON links.basis = assignments.basis
  JOIN rules ON (rules.kinds >> assignments.kind) % 2 = 1 AND (rules.scope = 'group') = (assignments.actor = 0)
  WHERE links.subject <> 0
), explained AS (
  SELECT looks.id, MIN(windows.number) AS verdict
  FROM looks JOIN windows ON windows.team = looks.team AND windows.subject = looks.subject
  WHERE looks.moment BETWEEN windows.opens AND windows.closes
    AND CASE windows.scope WHEN 'own' THEN windows.actor = looks.actor
                           WHEN 'mate' THEN windows.actor <> looks.actor ELSE TRUE END
    AND (NOT windows.only_the_said OR looks.basis = windows.basis)
  GROUP BY looks.id
)
SELECT looks.id, COALESCE(explained.verdict, 0) AS verdict
FROM looks LEFT JOIN explained ON explained.id = looks.id
