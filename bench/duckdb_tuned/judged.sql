-- What verdicts.sql and signs.sql of docs/detection answer, for a log without relations, marks, operations and absences.
CREATE TABLE judged AS
WITH linked AS (
  SELECT DISTINCT basis << 32 | subject AS basis_subject FROM links
)
SELECT looked.id, looked.utc_day, looked.day, looked.team, looked.actor, looked.moment, looked.basis, looked.subject,
  looked.source, looked.reason, looked.place, COALESCE(own.verdict, mates.number, teams.number, 0) AS verdict,
  CASE WHEN looked.reason = 0 THEN 65536 ELSE 0 END
  + CASE WHEN off_duty.id IS NOT NULL THEN 1048576 ELSE 0 END
  + CASE WHEN looked.basis <> 0 AND cases.basis IS NULL THEN 4194304 ELSE 0 END
  + CASE WHEN looked.basis <> 0 AND cases.basis IS NOT NULL AND looked.subject <> 0 AND linked.basis_subject IS NULL
         THEN 8388608 ELSE 0 END
  + CASE WHEN elsewhere.id IS NOT NULL THEN 16777216 ELSE 0 END AS signs
FROM tuned_looks AS looked
LEFT JOIN own ON own.id = looked.id
LEFT JOIN others AS mates ON mates.team_subject = looked.team_subject AND mates.number = 3
  AND looked.moment BETWEEN mates.opens AND mates.closes
LEFT JOIN others AS teams ON teams.team_subject = looked.team_subject AND teams.number = 4
  AND looked.moment BETWEEN teams.opens AND teams.closes
LEFT JOIN cases ON cases.basis = looked.basis
LEFT JOIN linked ON linked.basis_subject = looked.basis_subject
LEFT JOIN elsewhere ON elsewhere.id = looked.id
LEFT JOIN off_duty ON off_duty.id = looked.id
