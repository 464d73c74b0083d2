-- The order of a list: the points of a case above what is usual, which is what one in usual_of of the kind of work reaches.
WITH members AS (
  SELECT kind, COUNT(*) AS actors FROM peers GROUP BY kind
), turns AS (
  SELECT actor_cases.actor, peers.kind, actor_cases.points,
    ROW_NUMBER() OVER (PARTITION BY peers.kind ORDER BY actor_cases.points DESC, actor_cases.actor) AS turn
  FROM actor_cases JOIN peers ON peers.actor = actor_cases.actor
), usual AS (
  SELECT turns.kind, turns.points
  FROM turns JOIN members ON members.kind = turns.kind CROSS JOIN settings
  WHERE usual_of > 0 AND turn = members.actors // usual_of + 1
), lifted AS (
  SELECT turns.actor, turns.kind, turns.points, COALESCE(usual.points, 0) AS usual,
    turns.points - COALESCE(usual.points, 0) AS above
  FROM turns LEFT JOIN usual ON usual.kind = turns.kind
)
SELECT lifted.*, ROW_NUMBER() OVER (ORDER BY above DESC, points DESC, actor) AS place
FROM lifted
