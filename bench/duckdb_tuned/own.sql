-- The look-ups at a subject of somebody's own cases, judged window by window: few.
CREATE TABLE own AS
WITH near AS (
  SELECT id, actor, moment, team_subject FROM tuned_looks SEMI JOIN windows USING (actor_subject)
), met AS (
  SELECT near.id, MIN(rules.number) AS verdict
  FROM near
  JOIN windows ON windows.team_subject = near.team_subject
  JOIN rules ON (rules.kinds >> windows.kind) % 2 = 1 AND (rules.scope = 'group') = (windows.actor = 0)
    AND near.moment BETWEEN windows.starts - rules.before AND windows.ends + rules.after
    AND (rules.scope <> 'own' OR windows.actor = near.actor) AND (rules.scope <> 'mate' OR windows.actor <> near.actor)
  GROUP BY near.id
)
SELECT near.id, CAST(COALESCE(met.verdict, 0) AS TINYINT) AS verdict FROM near LEFT JOIN met ON met.id = near.id
