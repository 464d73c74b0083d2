-- The order of a list: the points of a case above what is usual, which is what one in usual_of of the peers reaches.
WITH members AS (
  SELECT peer, COUNT(*) AS actors FROM peers GROUP BY peer
), turns AS (
  SELECT actor_cases.actor, peers.peer, actor_cases.points,
    ROW_NUMBER() OVER (PARTITION BY peers.peer ORDER BY actor_cases.points DESC, actor_cases.actor) AS turn
  FROM actor_cases JOIN peers ON peers.actor = actor_cases.actor
), usual AS (
  SELECT turns.peer, turns.points
  FROM turns JOIN members ON members.peer = turns.peer CROSS JOIN settings
  WHERE usual_of > 0 AND turn = members.actors // usual_of + 1
), lifted AS (
  SELECT turns.actor, turns.peer, turns.points, COALESCE(usual.points, 0) AS usual,
    turns.points - COALESCE(usual.points, 0) AS above
  FROM turns LEFT JOIN usual ON usual.peer = turns.peer
)
SELECT lifted.*, ROW_NUMBER() OVER (ORDER BY above DESC, points DESC, actor) AS place
FROM lifted
