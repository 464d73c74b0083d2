-- What may be made once, when the look-ups are loaded: columns of integers, in the order of day, team, officer and time, in
-- which they come and are numbered, each with the keys that the statements join by.
CREATE TABLE tuned_looks AS
SELECT CAST(id AS INTEGER) AS id, CAST(moment // 86400 AS INTEGER) AS utc_day,
  CAST((moment + 3600) // 86400 AS INTEGER) AS day, CAST(team AS INTEGER) AS team,
  CAST(actor AS INTEGER) AS actor, CAST(moment AS INTEGER) AS moment, CAST(basis AS INTEGER) AS basis,
  CAST(subject AS INTEGER) AS subject, CAST(source AS INTEGER) AS source, CAST(reason AS INTEGER) AS reason,
  CAST(place AS INTEGER) AS place, team << 32 | subject AS team_subject, actor << 32 | subject AS actor_subject,
  basis << 32 | subject AS basis_subject, actor << 32 | moment // 86400 AS actor_day
FROM looks
