-- The explanation of each look-up: the number of the first rule that holds, or 0.
-- A rule holds when the subject is linked to a case that somebody of the team is assigned to whom the rule counts (the
-- officer: own; another of the team: mate; the team as a whole: group), within its window around that assignment.
SELECT looks.id, COALESCE(MIN(rules.number), 0) AS verdict
FROM looks
LEFT JOIN links ON links.subject = looks.subject AND looks.subject <> 0
LEFT JOIN assignments ON assignments.basis = links.basis AND assignments.team = looks.team
LEFT JOIN rules ON rules.scope = CASE WHEN assignments.actor = 0 THEN 'group'
                                      WHEN assignments.actor = looks.actor THEN 'own' ELSE 'mate' END
  AND (rules.kinds >> assignments.kind) % 2 = 1
  AND looks.moment BETWEEN assignments.starts - rules.before AND assignments.ends + rules.after
  AND (NOT rules.only_the_said OR looks.basis = assignments.basis)
GROUP BY looks.id
