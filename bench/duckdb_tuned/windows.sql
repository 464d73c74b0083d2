-- Who is assigned at which subject, and when, under single keys.
CREATE TABLE windows AS
SELECT assignments.team << 32 | links.subject AS team_subject, assignments.actor << 32 | links.subject AS actor_subject,
  CAST(assignments.actor AS INTEGER) AS actor, CAST(assignments.kind AS INTEGER) AS kind,
  CAST(assignments.starts AS INTEGER) AS starts, CAST(assignments.ends AS INTEGER) AS ends
FROM assignments JOIN links ON links.basis = assignments.basis
